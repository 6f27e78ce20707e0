/** What a person says of their own devices, as records; see ../../domain/person/headers.ts. */
import type { DeviceId } from '../../domain/burst.ts';
import { Kind } from '../../domain/kinds.ts';
import { countLimits } from '../../domain/limits.ts';
import {
  encodeDevicesRevoked,
  encodePhraseDecided,
  phraseMessage,
  type PhraseWords,
} from '../../domain/person/headers.ts';
import { isRevokedDevice } from '../../domain/person/may.ts';
import type { NewRecord } from '../../ledger/api.ts';
import { feedId } from '../../ledger/ids.ts';
import { fromHex } from '../../lib/bytes.ts';
import type { AssemblyCore } from './assembly-core.ts';
import { refOf } from './record-refs.ts';

/** The feed of a device in talk; null for what is no key. */
export function talkFeedOf(core: AssemblyCore, device: DeviceId): number | null {
  const key = fromHex(device);
  return key && feedId(core.ledgers[1].id, key);
}

/** [TALK-6] How much this device has heard in talk of each of its person's devices, those named included. */
function heardInTalk(core: AssemblyCore, named: readonly DeviceId[]) {
  const known = core.governance.people.get(core.me)?.devices ?? [];
  const heard = [...new Set([...named, ...known])].map((device) => {
    const feed = talkFeedOf(core, device);
    return { device, bursts: feed === null ? 0 : core.ledgers[1].count(feed) };
  });
  return heard.filter(({ bursts }) => bursts > 0).slice(0, countLimits.devices);
}

/** [PER-8] Those of the devices that aren't revoked in this assembly yet. */
export const notRevokedYet = (core: AssemblyCore, devices: readonly DeviceId[]): readonly DeviceId[] =>
  devices
    .filter((device) => !isRevokedDevice(core.governance, core.me, device))
    .slice(0, countLimits.devices);

export const revoke = (core: AssemblyCore, devices: readonly DeviceId[]): NewRecord => ({
  kind: Kind.devicesRevoked,
  header: encodeDevicesRevoked({ devices, talk: heardInTalk(core, devices) }),
});

/**
 * [PER-10] What the 24 words say in this assembly: those devices are out, and what they, or anyone, said
 * against this device, and what they said against others, has no effect. Null: nothing is left to say.
 */
export function phraseWordsFor(core: AssemblyCore, devices: readonly DeviceId[]): PhraseWords | null {
  const out = devices.slice(0, countLimits.devices);
  const { revoked } = core.governance;
  const aside = new Set<string>();
  for (const [device, row] of revoked.entries()) {
    if (row.person !== core.me || out.includes(device)) continue;
    for (const { id, by } of row.said) if (device === core.device || out.includes(by)) aside.add(id);
  }
  if (out.every((device) => revoked.get(device)?.byPhrase === true) && aside.size === 0) return null;
  return {
    person: core.me,
    assembly: core.parts.id,
    devices: out,
    talk: heardInTalk(core, out),
    aside: [...aside].slice(0, countLimits.devices).map(refOf),
  };
}

/** Signed by the person's key for the device that writes it: both 32 bytes. */
export async function phraseRecord(
  words: PhraseWords,
  device: Uint8Array,
  sign: (message: Uint8Array) => Promise<Uint8Array>,
): Promise<NewRecord> {
  const signature = await sign(phraseMessage(device, words));
  return { kind: Kind.phraseDecided, header: encodePhraseDecided({ words, signature }) };
}
