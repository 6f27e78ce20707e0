/**
 * Bringing a device in by codes. Once both devices are linked each says who speaks through it, and the
 * one that showed the first code gives an invitation, which the other takes by itself.
 *
 *   what is said = 2 | len16 certificate | len16 name | len16 invitation (empty: none)
 *   certificate = kind | header, as the record that this device writes in every assembly (PER-7)
 */
import { Kind } from '../domain/kinds.ts';
import { decodeDeviceCertified, decodeDeviceLinked } from '../domain/person/headers.ts';
import { certificateCheck, checkAll } from '../ledger/burst-facts.ts';
import { concat, fromUtf8, utf8 } from '../lib/bytes.ts';
import { readableName } from '../lib/readable-name.ts';
import { writable } from '../lib/readable.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import { PURPOSE, decodeCode, encodeCode } from '../sync/code-text.ts';
import type { Paired } from '../sync/pairing-source.ts';
import type { AssemblyId, Fault, Pairing, PairingFault, PairingSession, PairingState } from './api.ts';
import type { AssembliesHere } from './assemblies-here.ts';
import { certify } from './assembly/new-records.ts';
import { addInvitedKeepers } from './assembly/kept-at.ts';
import { readInvitation } from './invitation.ts';
import type { MeDesk } from './me.ts';
import type { Network } from './network.ts';
import type { WorldPorts } from './ports.ts';

interface Around {
  readonly ports: WorldPorts;
  readonly me: MeDesk;
  readonly here: AssembliesHere;
  readonly network: Network;
}

type Wrong = { readonly type: 'pairing'; readonly why: PairingFault };

const VERSION = 2;
/** A chain of eight devices has some 900 bytes. */
const MAX_CERTIFICATE_BYTES = 1024;
const MAX_NAME_BYTES = 255;
const MAX_INVITATION_BYTES = 2700;
/** A device that says nothing after the link stands is no Moot of this version. */
const SAID_WITHIN_MS = 10_000;

const wrong = (why: PairingFault): Result<never, Wrong> => fault({ type: 'pairing', why });

export function pairingDesk(around: Around): Pairing {
  const { ports, me, here, network } = around;

  async function source(): Promise<Result<NonNullable<WorldPorts['pairing']>, Fault>> {
    await network.loading;
    if (ports.world === 'example' || !ports.pairing) return fault({ type: 'exampleOnly' });
    if (!me.identity) return fault({ type: 'notHere' });
    return network.neighbours ? ok(ports.pairing) : fault({ type: 'otherTab' });
  }

  return {
    async offer(assembly) {
      const from = await source();
      if (!from.ok) return from;
      const desk = assembly === null ? null : await here.open(assembly);
      if (assembly !== null && !desk) return fault({ type: 'notHere' });
      const made = await from.value.offer();
      if (!made.ok) return wrong(made.fault);
      const { code, accept, cancel } = made.value;
      const session = new Session(around, encodeCode(PURPOSE.offer, code), cancel);
      session.accept = accept;
      session.invitation = desk?.invitation() ?? '';
      session.bringsInto = assembly;
      return ok(session);
    },
    async answer(text) {
      const from = await source();
      if (!from.ok) return from;
      const read = readCode(text, PURPOSE.offer);
      if (!read.ok) return wrong(read.fault);
      const made = await from.value.answer(read.value);
      if (!made.ok) return wrong(made.fault);
      const { code, paired, cancel } = made.value;
      const session = new Session(around, encodeCode(PURPOSE.answer, code), cancel);
      void paired.then((linked) => session.go(linked));
      return ok(session);
    },
  };
}

function readCode(text: string, purpose: number): Result<Uint8Array, PairingFault> {
  const read = decodeCode(text);
  if (!read.ok) return read;
  return read.value.purpose === purpose ? ok(read.value.bytes) : fault('wrongKind');
}

class Session implements PairingSession {
  readonly state = writable<PairingState>({ type: 'waiting' });
  /** Where this device showed the first code. */
  accept: ((answer: Uint8Array) => Promise<Result<Paired, PairingFault>>) | null = null;
  invitation = '';
  bringsInto: AssemblyId | null = null;

  constructor(
    private readonly around: Around,
    readonly code: string,
    private readonly stop: () => void,
  ) {}

  async readCode(text: string): Promise<Result<null, Wrong>> {
    const read = readCode(text, PURPOSE.answer);
    if (!read.ok) return wrong(read.fault);
    if (!this.accept || this.state.get().type !== 'waiting') return wrong('wrongKind');
    this.state.set({ type: 'connecting' });
    const linked = await this.accept(read.value);
    if (!linked.ok && (linked.fault === 'damaged' || linked.fault === 'wrongKind')) {
      this.state.set({ type: 'waiting' });
      return wrong(linked.fault);
    }
    await this.go(linked);
    const now = this.state.get();
    return now.type === 'failed' ? wrong(now.why) : ok(null);
  }

  cancel(): void {
    const { type } = this.state.get();
    if (type === 'linked' || type === 'failed') return;
    this.state.set({ type: 'failed', why: 'cancelled' });
    this.stop();
  }

  get #isOver(): boolean {
    return this.state.get().type === 'failed';
  }

  /** From a link to what it was made for. */
  async go(linked: Result<Paired, PairingFault>): Promise<void> {
    if (this.#isOver) return;
    if (!linked.ok) return this.state.set({ type: 'failed', why: linked.fault });
    this.state.set({ type: 'connecting' });
    const { device, words } = linked.value;
    const said = await this.#exchange(linked.value);
    // Called off meanwhile: nobody is brought into anything then.
    if (this.#isOver) return;
    if (!said) return this.state.set({ type: 'failed', why: 'notReached' });
    const person = await this.#provenPerson(device, said);
    if (this.#isOver) return;
    const bringsInto = this.accept ? this.bringsInto : await this.#comeInto(said.invitation);
    if (!this.#isOver)
      this.state.set(Object.freeze({ type: 'linked', device, person, name: said.name, words, bringsInto }));
  }

  /** Null: the link ended first, or the other device said nothing. */
  #exchange(paired: Paired): Promise<Said | null> {
    const { me, ports } = this.around;
    return new Promise((resolve) => {
      const stop = ports.after(SAID_WITHIN_MS, () => resolve(null));
      paired.hear((bytes) => {
        stop();
        resolve(decodeSaid(bytes));
      });
      void paired.ended.then(() => {
        stop();
        resolve(null);
      });
      const { identity } = me;
      if (!identity) return;
      const { kind, header } = certify(identity.person, identity.certificate, identity.chain);
      const certificate = concat(Uint8Array.of(kind), header);
      paired.say(encodeSaid({ certificate, name: me.name, invitation: this.invitation }));
    });
  }

  async #provenPerson(device: string, said: Said): Promise<string | null> {
    const [kind = 0, ...rest] = said.certificate;
    const header = Uint8Array.from(rest);
    const read = kind === Kind.deviceCertified ? decodeDeviceCertified(header) : decodeDeviceLinked(header);
    const checks = certificateCheck({ kind, device, header });
    if (!read || !checks) return null;
    const [valid] = await checkAll(this.around.ports.verifier, [checks]).catch(() => [false]);
    return valid === true ? read.person : null;
  }

  /** The assembly of the invitation; null where there was none, or it could not be kept. */
  async #comeInto(link: string): Promise<AssemblyId | null> {
    const invitation = readInvitation(link);
    if (!invitation.ok) return null;
    const { here, ports } = this.around;
    const { assembly: id, name, meetingPoints, keepers } = invitation.value;
    try {
      await addInvitedKeepers(id, keepers, ports);
      if (!here.has(id)) await here.remember({ id, name, joinedAt: ports.now(), meetingPoints });
      return id;
    } catch {
      // Storage says what is wrong with it where it always does; the link stands.
      return null;
    }
  }
}

interface Said {
  readonly certificate: Uint8Array;
  readonly name: string;
  readonly invitation: string;
}

const part = (text: string | Uint8Array, most: number): Uint8Array => {
  const bytes = (typeof text === 'string' ? utf8(text) : text).slice(0, most);
  return concat(Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes);
};

function encodeSaid({ certificate, name, invitation }: Said): Uint8Array {
  return concat(
    Uint8Array.of(VERSION),
    part(certificate, MAX_CERTIFICATE_BYTES),
    part(name, MAX_NAME_BYTES),
    part(invitation, MAX_INVITATION_BYTES),
  );
}

/** Null for what no Moot of this version says. */
function decodeSaid(bytes: Uint8Array): Said | null {
  if (bytes[0] !== VERSION || bytes.length < 1 + 6) return null;
  let at = 1;
  const next = (): Uint8Array => {
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    at += 2 + length;
    return bytes.slice(at - length, at);
  };
  try {
    const certificate = next();
    const [name, invitation] = [readableName(fromUtf8(next())), fromUtf8(next())];
    return at === bytes.length ? { certificate, name, invitation } : null;
  } catch {
    return null;
  }
}
