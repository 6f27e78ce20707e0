/** Devices that were linked by hand with this one, the latest last; kept over reloads. */
import type { MetDevices } from '../sync/api.ts';
import type { Facts } from './ports.ts';

const FACT = 'met';
const MOST = 64;

export class KeptMetDevices implements MetDevices {
  #devices: readonly string[] = [];

  constructor(
    private readonly facts: Facts,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  async load(): Promise<void> {
    this.#devices = (await this.facts.get<readonly string[]>(FACT)) ?? [];
  }

  has(device: string): boolean {
    return this.#devices.includes(device);
  }

  note(device: string): void {
    if (this.#devices.at(-1) === device) return;
    this.#devices = [...this.#devices.filter((other) => other !== device), device].slice(-MOST);
    this.facts.put(FACT, this.#devices).catch(this.onFailure);
  }
}
