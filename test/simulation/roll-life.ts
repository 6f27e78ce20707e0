/** As life.ts, in an assembly that changes itself: people leave, are removed, and come back. */
import type { Matter } from '../../src/domain/proposal/matter.ts';
import { live, type Deed } from './life.ts';
import type { Seeded } from './seeded.ts';
import type { SimDevice } from './sim-device.ts';

/** Basic matters that are open at once, at most: else none gets far. */
const MOST_OPEN = 2;

function someMatter({ core }: SimDevice, random: Seeded): Matter | null {
  const people = [...core.governance.people.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const gone = people.filter(({ wasMember }) => wasMember !== null);
  const members = people.filter(({ standing }) => standing === 'member');
  if (gone.length > 0 && random.chance(0.7)) return { type: 'comingBack', person: random.pick(gone).id };
  if (members.length < 4) return null;
  return { type: 'removal', person: random.pick(members).id };
}

const putBasic: Deed = (device, random) => {
  const { core, acts } = device;
  const open = [...core.governance.proposals.values()].filter(({ stage }) => stage === 'talk');
  const matter = someMatter(device, random);
  if (matter === null || open.filter((it) => it.matter.type !== 'ordinary').length >= MOST_OPEN) return;
  return acts.putProposal({ title: 'On the roll', about: '', text: 'As it says.', matter });
};

/** Agrees to what is open about the roll: a removal that all talk over forever would prove nothing. */
const agree: Deed = async ({ core, acts }) => {
  for (const { id, stage, matter, revisions } of core.governance.proposals.values()) {
    const text = revisions.at(-1);
    if (stage === 'talk' && matter.type !== 'ordinary' && text !== undefined) {
      await acts.takePosition(id, text.id, 'agree');
    }
  }
};

const leave: Deed = ({ core, acts }) => core.governance.roll.size > 3 && acts.leaveRoll();

export const liveAndChangeTheRoll: Deed = async (device, random) => {
  await live(device, random);
  if (!device.core.isHere) return;
  if (random.chance(0.3)) await putBasic(device, random);
  if (random.chance(0.9)) await agree(device, random);
  if (random.chance(0.03)) await leave(device, random);
};
