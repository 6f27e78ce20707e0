/**
 * Relays (TURN) and those who tell a device how others see it (STUN), entered by hand. None is asked that
 * nobody entered. What is said goes through a relay sealed between the two devices.
 */
import { writable, type Readable } from '../lib/readable.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import type { Fault } from './api.ts';
import { faultOf } from './assembly/ledger-writer.ts';
import type { WorldPorts } from './ports.ts';

export interface Relay {
  /** `turn:host:3478`, `turns:host?transport=tcp`, `stun:host`. */
  readonly url: string;
  /** Both empty for STUN. */
  readonly username: string;
  readonly password: string;
}

export type RelayFault = 'notAnAddress' | 'needsPassword';

export const MOST_RELAYS = 8;
const FACT = 'relays';
/** RFC 7064 and RFC 7065: scheme, host, perhaps a port; for TURN perhaps the transport. */
const ADDRESS = /^(?:stuns?:(?<stun>[^?]+)|turns?:(?<turn>[^?]+)(?:\?transport=(?:udp|tcp))?)$/u;
const HOST = /^(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)(?::(?<port>\d{1,5}))?$/iu;

/** What somebody typed, as browsers take it. */
export function readRelay(address: string, username: string, password: string): Result<Relay, RelayFault> {
  const url = address
    .trim()
    .replace(/^(stuns?|turns?):\/\//iu, '$1:')
    .replace(/^[a-z]+:/iu, (scheme) => scheme.toLowerCase());
  const groups = ADDRESS.exec(url)?.groups;
  const place = groups?.['stun'] ?? groups?.['turn'];
  const host = place === undefined ? null : HOST.exec(place);
  if (!host || Number(host.groups?.['port'] ?? 1) > 65_535) return fault('notAnAddress');
  if (groups?.['turn'] === undefined) return ok({ url, username: '', password: '' });
  if (username.trim() === '' || password === '') return fault('needsPassword');
  return ok({ url, username: username.trim(), password });
}

export class Relays {
  readonly #list = writable<readonly Relay[]>([]);
  readonly list: Readable<readonly Relay[]> = this.#list;

  constructor(private readonly ports: WorldPorts) {}

  async load(): Promise<void> {
    this.#use((await this.ports.store.facts.get<readonly Relay[]>(FACT)) ?? []);
  }

  /** From now on, for links that are made; those that stand stay. */
  async set(relays: readonly Relay[]): Promise<Result<null, Fault>> {
    try {
      const kept = relays.slice(0, MOST_RELAYS);
      await this.ports.store.facts.put(FACT, kept);
      this.#use(kept);
      this.ports.tabs.tell({ type: 'relays' });
      return ok(null);
    } catch (error) {
      return fault(faultOf(error));
    }
  }

  #use(relays: readonly Relay[]): void {
    this.#list.set(relays);
    this.ports.useRelays?.(relays);
  }
}
