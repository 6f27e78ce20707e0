/** A person's devices: shown, named, linked, revoked, and this one's key renewed. */
import type { DeviceId } from '../../domain/burst.ts';
import { Again } from '../../lib/again.ts';
import { writable } from '../../lib/readable.ts';
import { fault, type Result } from '../../lib/result.ts';
import type { Fault } from '../api.ts';
import type { Devices, OwnDevice } from '../devices-api.ts';
import type { Renewal } from '../renewal.ts';
import { CutOff } from './cut-off.ts';
import { DeviceNames } from './device-names.ts';
import type { LinkingAround } from './linking.ts';
import { ownDevices } from './own-devices.ts';
import { Revocations } from './revocations.ts';

type Around = Omit<LinkingAround, 'names'> & {
  readonly renewal: Renewal;
};

export class DevicesDesk implements Devices {
  readonly mine = writable<readonly OwnDevice[]>([]);
  readonly isRevoked = writable(false);
  readonly #around: LinkingAround & Around;
  readonly #names: DeviceNames;
  readonly #revocations: Revocations;
  readonly #cutOff: CutOff;
  readonly #saying: Again;

  constructor(around: Around) {
    const { ports, here } = around;
    this.#names = new DeviceNames(ports);
    const onNewKey = async (): Promise<void> => {
      await around.onNewKey();
      this.look();
    };
    this.#around = { ...around, names: this.#names, onNewKey };
    this.#cutOff = new CutOff(() => ports.tabs.tell({ type: 'renewed' }), around.onFailure);
    this.#saying = new Again(() => this.#revocations.sayDue(), around.onFailure);
    this.#revocations = new Revocations(ports, () => here.desks.map(({ core }) => core));
  }

  /** Reads what is kept, and looks again whenever something happens in an assembly. */
  async load(): Promise<void> {
    await Promise.all([this.#names.load(), this.#revocations.load()]);
    this.#around.here.summaries.subscribe(() => this.look());
    this.#around.me.me.subscribe(() => this.look());
    this.look();
  }

  /** Something may be different: another device, another name, something to say. */
  look(): void {
    const { here, me } = this.#around;
    const cores = here.desks.map(({ core }) => core);
    const known = { me: me.device, names: this.#names, revoking: this.#revocations.devices };
    const mine = ownDevices(cores, known);
    if (JSON.stringify(mine) !== JSON.stringify(this.mine.get())) this.mine.set(mine);
    if (here.isRevoked !== this.isRevoked.get()) this.isRevoked.set(here.isRevoked);
    this.#cutOff.look(cores);
    this.#saying.ask();
  }

  async name(device: DeviceId, name: string): Promise<Result<null, Fault>> {
    const named = await this.#names.set(device, name);
    this.look();
    return named;
  }

  async revoke(devices: readonly DeviceId[]): Promise<Result<null, Fault>> {
    const { here, me } = this.#around;
    if (!me.identity || devices.includes(me.device)) return fault({ type: 'notHere' });
    if (here.isRevoked) return fault({ type: 'refused', reason: 'deviceRevoked' });
    const said = await this.#revocations.add(devices);
    this.look();
    return said;
  }

  async revokeByPhrase(...[devices, words]: Parameters<Devices['revokeByPhrase']>) {
    const { ports, me } = this.#around;
    if (!me.identity || devices.includes(me.device)) return fault({ type: 'notHere' } as const);
    const speaker = await ports.identity.speaker(words);
    if (!speaker.ok) return speaker;
    if (speaker.value.person !== me.identity.person) return fault({ type: 'alreadyHere' } as const);
    const device = { id: me.device, key: me.identity.device.publicKey };
    const said = await this.#revocations.addByPhrase(devices, device, (message) =>
      speaker.value.sign(message),
    );
    this.look();
    return said;
  }

  /** Linking is loaded when somebody links: nobody needs it on the first screen. */
  async offer(name: string): ReturnType<Devices['offer']> {
    const { device } = this.#around.me;
    if (device !== '' && this.#names.of(device) === null) await this.name(device, name);
    const { offerLink } = await import('./linking.ts');
    return offerLink(this.#around);
  }

  async answer(code: string, name: string): ReturnType<Devices['answer']> {
    const { answerLink } = await import('./linking.ts');
    return answerLink(this.#around, code, name);
  }

  get notice(): Renewal['notice'] {
    return this.#around.renewal.notice;
  }

  noticed(): Promise<void> {
    return this.#around.renewal.noticed();
  }

  /** `insteadOf`: the key that this is about; another one, which another tab took, stays. */
  async renew(insteadOf?: DeviceId): ReturnType<Devices['renew']> {
    const { me, onNewKey } = this.#around;
    const before = me.device;
    const renewed = await me.renew(insteadOf);
    if (!renewed.ok) return renewed;
    await this.rekeyed(before);
    await onNewKey();
    return renewed;
  }

  /** This browser has another key than that one. */
  async rekeyed(before: DeviceId): Promise<void> {
    if (before !== '') await this.#names.rekey(before, this.#around.me.device);
    this.look();
  }
}
