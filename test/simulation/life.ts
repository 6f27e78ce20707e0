/** What people do at random: each act goes through the same checks as on the screen. */
import type { RecordId } from '../../src/domain/burst.ts';
import type { SimDevice } from './sim-device.ts';
import type { Seeded } from './seeded.ts';

type Deed = (device: SimDevice, random: Seeded) => Promise<unknown>;

const someProposal = ({ core }: SimDevice, random: Seeded) => {
  const all = [...core.governance.proposals.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return all.length > 0 ? random.pick(all) : null;
};
const somebody = ({ core }: SimDevice, random: Seeded) =>
  random.pick([...core.governance.people.keys()].sort());

const deeds: readonly (readonly [weight: number, deed: Deed])[] = [
  [6, (device, random) => device.acts.say({ words: `words ${random.below(1000)}` })],
  [
    1,
    async (device, random) => {
      const own = [...device.core.talk.messages.values()]
        .filter((message) => message.device === device.core.device && !message.erased)
        .map((message) => message.id)
        .sort();
      if (own.length === 0) return;
      const id: RecordId = random.pick(own);
      await (random.chance(0.5) ? device.acts.eraseWords('talk', id) : device.acts.editMessage(id, 'edited'));
    },
  ],
  [
    2,
    (device, random) =>
      device.acts.putProposal({ title: `Idea ${random.below(100)}`, about: '', text: 'A text.' }),
  ],
  [
    9,
    async (device, random) => {
      const proposal = someProposal(device, random);
      const revision = proposal?.revisions.at(-1);
      if (!proposal || !revision) return;
      const position = random.pick([
        'agree',
        'agree',
        'agree',
        'agree',
        'reservations',
        'standAside',
        'object',
      ] as const);
      await device.acts.takePosition(proposal.id, revision.id, position, 'because');
    },
  ],
  [
    1,
    async (device, random) => {
      const proposal = someProposal(device, random);
      if (proposal)
        await device.acts.revise(proposal.id, { title: 'Changed', about: '', text: `${random.below(9)}` });
    },
  ],
  [1, (device, random) => device.acts.welcome(somebody(device, random))],
  [1, (device, random) => device.acts.vouch(somebody(device, random))],
  [1, (device) => device.acts.takeMyPlace()],
  [
    3,
    async (device) => {
      for (const proposal of device.core.governance.proposals.values()) {
        const revision = proposal.revisions.at(-1);
        if (proposal.stage !== 'talk' || !revision) continue;
        if ((await device.acts.recordConsensus(proposal.id, revision.id)).ok) return;
      }
    },
  ],
  [
    3,
    async (device) => {
      await device.core.markHeld();
      for (const proposal of device.core.governance.proposals.values()) {
        for (const outcome of proposal.outcomes) {
          if (outcome.state === 'coolingOff') await device.acts.recordStanding(outcome.id);
        }
      }
    },
  ],
  [
    1,
    async (device, random) => {
      const proposal = someProposal(device, random);
      if (proposal) await device.acts.askForMoot(proposal.id);
    },
  ],
];

const weights = deeds.reduce((sum, [weight]) => sum + weight, 0);

/** One act of somebody. Refusals are part of life; faults of storage are not. */
export async function live(device: SimDevice, random: Seeded): Promise<void> {
  if (!device.core.isHere) return;
  let at = random.below(weights);
  for (const [weight, deed] of deeds) {
    at -= weight;
    if (at < 0) {
      await deed(device, random);
      return;
    }
  }
}
