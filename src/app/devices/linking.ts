/** [PER-7] Linking another device, at either end: codes, words, and what the old one gives the new one. */
import { certificateCheck, checkAll } from '../../ledger/burst-facts.ts';
import { fromHex, toHex } from '../../lib/bytes.ts';
import { fault, ok, type Result } from '../../lib/result.ts';
import { decodeCode, encodeCode, PURPOSE } from '../../sync/code-text.ts';
import type { Paired } from '../../sync/pairing-source.ts';
import type { Fault, PairingFault } from '../api.ts';
import type { AssembliesHere } from '../assemblies-here.ts';
import { faultOf } from '../assembly/ledger-writer.ts';
import { certify } from '../assembly/new-records.ts';
import type { DeviceLinkFault, DeviceLinkSession } from '../devices-api.ts';
import { encodeInvitation, readInvitation } from '../invitation.ts';
import type { MeDesk } from '../me.ts';
import type { Network } from '../network.ts';
import type { Identity, KnownAssembly, Proof, WorldPorts } from '../ports.ts';
import type { DeviceNames } from './device-names.ts';
import { maxInvitation, mostAssemblies } from './link-messages.ts';
import { LinkTalk, newEnd, oldEnd, type Gift } from './link-session.ts';

export interface LinkingAround {
  readonly ports: WorldPorts;
  readonly me: MeDesk;
  readonly here: AssembliesHere;
  readonly network: Network;
  readonly names: DeviceNames;
  /** This device speaks for somebody now, or with another key than before: everything begins with that. */
  readonly onNewKey: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

type Wrong = Fault | { readonly type: 'pairing'; readonly why: PairingFault };

/** So long a link stays after nothing came of it. */
const LINGER_MS = 2000;

const wrong = (why: PairingFault): Result<never, Wrong> => fault({ type: 'pairing', why });

/** On a device that is mine: shows a code, reads the one that comes back. */
export async function offerLink(around: LinkingAround): Promise<Result<DeviceLinkSession, Wrong>> {
  const { ports, me, network, names } = around;
  if (ports.world === 'example' || !ports.pairing) return fault({ type: 'exampleOnly' });
  if (!me.identity) return fault({ type: 'notHere' });
  if (around.here.isRevoked) return fault({ type: 'refused', reason: 'deviceRevoked' });
  await network.loading;
  if (!network.neighbours) return fault({ type: 'otherTab' });
  const made = await ports.pairing.offer();
  if (!made.ok) return wrong(made.fault);
  const { code, accept, cancel } = made.value;
  const keepName = (device: string, name: string): void => {
    void names.set(device, name);
  };
  const talk = new LinkTalk(
    oldEnd((device) => giftFor(around, device), keepName),
    () => undefined,
  );
  return ok({
    ...sessionOf(talk, encodeCode(PURPOSE.deviceOffer, code), cancel),
    async readCode(text) {
      const read = readCode(text, PURPOSE.deviceAnswer);
      if (!read.ok) return fault({ type: 'pairing', why: read.fault });
      if (talk.state.get().type !== 'waiting') return fault({ type: 'pairing', why: 'wrongKind' });
      talk.connecting();
      const linked = await accept(read.value);
      if (!linked.ok && (linked.fault === 'damaged' || linked.fault === 'wrongKind')) {
        talk.wait();
        return fault({ type: 'pairing', why: linked.fault });
      }
      talk.begin(linked);
      return linked.ok ? ok(null) : fault({ type: 'pairing', why: linked.fault });
    },
  });
}

/** On a device that is about to be mine: has read a code, shows one back. */
export async function answerLink(
  around: LinkingAround,
  text: string,
  name: string,
): Promise<Result<DeviceLinkSession, Wrong | { readonly type: 'alreadyHere' }>> {
  const { ports, me, network, here } = around;
  if (ports.world === 'example' || !ports.pairing) return fault({ type: 'exampleOnly' });
  if (me.identity && !here.isRevoked) return fault({ type: 'alreadyHere' });
  const read = readCode(text, PURPOSE.deviceOffer);
  if (!read.ok) return wrong(read.fault);
  const fresh = await ports.identity.fresh();
  for (const desk of here.desks) desk.sharing.unlink();
  await network.tryKey(fresh.device);
  const made = await ports.pairing.answer(read.value);
  if (!made.ok) {
    await network.forgetTrial(fresh.device);
    return wrong(made.fault);
  }
  const { code, paired, cancel } = made.value;
  const device = toHex(fresh.device.publicKey);
  const end = newEnd(
    name,
    (proof) => isProven(around, proof, device),
    (gift) => keepGift(around, { ...gift, devices: [...gift.devices, { device, name }] }, fresh.keep),
  );
  const talk = new LinkTalk(end, (done) => {
    // What was said last shall still arrive.
    if (!done) ports.after(LINGER_MS, () => void network.forgetTrial(fresh.device).catch(around.onFailure));
  });
  void paired.then((linked: Result<Paired, PairingFault>) => talk.begin(linked));
  return ok({
    ...sessionOf(talk, encodeCode(PURPOSE.deviceAnswer, code), cancel),
    readCode: () => Promise.resolve(fault({ type: 'pairing', why: 'wrongKind' })),
  });
}

const sessionOf = (
  talk: LinkTalk,
  code: string,
  cancel: () => void,
): Omit<DeviceLinkSession, 'readCode'> => ({
  code,
  state: talk.state,
  confirm: () => talk.confirm(),
  refuse() {
    const { type } = talk.state.get();
    // A link that stands is everybody's: only what is still being made is called off.
    const isMade = type !== 'waiting' && type !== 'connecting';
    talk.refuse(isMade ? 'refused' : 'cancelled');
    if (!isMade) cancel();
  },
});

function readCode(text: string, purpose: number): Result<Uint8Array, PairingFault> {
  const read = decodeCode(text);
  if (!read.ok) return read;
  return read.value.purpose === purpose ? ok(read.value.bytes) : fault('wrongKind');
}

async function isProven({ ports }: LinkingAround, proof: Proof, device: string): Promise<boolean> {
  const { kind, header } = certify(proof.person, proof.certificate, proof.chain);
  const checks = certificateCheck({ kind, device, header });
  const [valid] = await checkAll(ports.verifier, [checks]).catch(() => [false]);
  return valid === true;
}

/** Signs for the other device, and puts together what it needs to be where this one is. */
async function giftFor(
  { ports, me, here, names }: LinkingAround,
  device: string,
): Promise<Result<Gift, DeviceLinkFault>> {
  const proof = await ports.tabs.exclusively('identity', () =>
    ports.identity.certify(fromHex(device) ?? new Uint8Array()),
  );
  if (!proof.ok) return fault(proof.fault.type === 'chainFull' ? 'chainFull' : 'notProven');
  const points = (await ports.store.facts.get<readonly string[]>('meetingPoints')) ?? [];
  const assemblies = here.known
    .map(({ id, name, joinedAt, meetingPoints }) => ({
      joinedAt,
      invitation: encodeInvitation({ assembly: id, name, meetingPoints }),
    }))
    .filter(({ invitation }) => invitation.length <= maxInvitation)
    .slice(0, mostAssemblies);
  const devices = names.all.slice(0, 32).map(([id, name]) => ({ device: id, name }));
  return ok({ proof: proof.value, name: me.name, points: points.slice(0, 16), assemblies, devices });
}

/** Everything but who this device is comes first: without that, none of it says anything. */
async function keepGift(
  { ports, me, names, onNewKey }: LinkingAround,
  gift: Gift,
  keep: (proof: Proof) => Promise<Result<Identity, { readonly type: 'alreadyHere' }>>,
): Promise<DeviceLinkFault | null> {
  const { facts } = ports.store;
  try {
    const known = gift.assemblies.flatMap(({ joinedAt, invitation }): KnownAssembly[] => {
      const read = readInvitation(invitation);
      if (!read.ok) return [];
      const { assembly: id, name, meetingPoints } = read.value;
      return [{ id, name, joinedAt, meetingPoints }];
    });
    for (const assembly of known) await facts.put(`assembly/${assembly.id}`, assembly);
    if (gift.points.length > 0) await facts.put('meetingPoints', gift.points);
    await names.take(gift.devices.map(({ device, name }) => [device, name] as const));
    const before = me.device;
    const kept = await ports.tabs.exclusively('identity', () => keep(gift.proof));
    if (!kept.ok) return 'alreadyHere';
    await me.adopt(kept.value, gift.name);
    if (before !== '') await names.rekey(before, me.device);
    await onNewKey();
    return null;
  } catch (error) {
    faultOf(error);
    return 'storageFailed';
  }
}
