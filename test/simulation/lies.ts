/** What a liar's app writes: well signed, on a well kept chain, and nothing that any rule allows. */
import { Kind } from '../../src/domain/kinds.ts';
import * as records from '../../src/app/assembly/new-records.ts';
import type { NewRecord } from '../../src/ledger/api.ts';
import { ok } from '../../src/lib/result.ts';
import type { SimDevice } from './sim-device.ts';
import type { Seeded } from './seeded.ts';

type Lie = (device: SimDevice, random: Seeded) => NewRecord | null | '';

const somebody = ({ core }: SimDevice, random: Seeded) =>
  random.pick([...core.governance.people.keys()].sort());
const someId = (ids: Iterable<string>, random: Seeded): string | null => {
  const sorted = [...ids].sort();
  return sorted.length > 0 ? random.pick(sorted) : null;
};

const lies: readonly Lie[] = [
  (device, random) => records.vouch(somebody(device, random)),
  (device, random) => records.welcome(somebody(device, random)),
  () => records.takePlace(),
  (device, random) => records.foundingList([device.core.me, somebody(device, random)]),
  ({ core }, random) => {
    const id = someId(core.governance.proposals.keys(), random);
    return id && records.consensus(id, id);
  },
  ({ core }, random) => {
    const id = someId(core.governance.proposals.keys(), random);
    return id && records.withdrawProposal(id);
  },
  ({ core }, random) => {
    const all = [...core.governance.proposals.values()].flatMap(({ outcomes }) => outcomes);
    const id = someId(
      all.map((outcome) => outcome.id),
      random,
    );
    return id && random.pick([records.stands, records.heldFor, records.withdrawOutcome])(id);
  },
  ({ core }, random) => {
    const all = [...core.governance.proposals.values()].flatMap(({ stands }) => stands);
    const id = someId(
      all.map((stand) => stand.id),
      random,
    );
    return id && records.erase(id);
  },
  (_, random) => ({ kind: random.pick(Object.values(Kind)), header: random.bytes(random.below(40)) }),
  (_, random) => ({ kind: 1000 + random.below(5), header: random.bytes(8) }),
];

/** Words of others, taken back or changed in their name. */
const lyingWords: readonly Lie[] = [
  ({ core }, random) => {
    const id = someId(core.talk.messages.keys(), random);
    return id && records.erase(id);
  },
  ({ core }, random) => {
    const id = someId(core.talk.messages.keys(), random);
    return id && records.edit(id, 'what they never said');
  },
  (_, random) => ({ kind: random.pick(Object.values(Kind)), header: random.bytes(random.below(40)) }),
];

/** Writes a lie, unless this device has learned meanwhile that its own feed is void. */
export async function lie(device: SimDevice, random: Seeded): Promise<void> {
  const inTalk = random.chance(0.3);
  const record = random.pick(inTalk ? lyingWords : lies)(device, random);
  if (!record) return;
  const { governance, talk } = device.core.parts;
  await (inTalk ? talk : governance).writer.write(() => ok([record]));
}
