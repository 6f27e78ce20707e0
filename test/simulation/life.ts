/** What people do at random: each act goes through the same checks as on the screen. */
import type { RecordId } from '../../src/domain/burst.ts';
import type { Proposal } from '../../src/domain/state.ts';
import { reactions } from '../../src/domain/talk/headers.ts';
import type { SimDevice } from './sim-device.ts';
import type { Seeded } from './seeded.ts';

type Deed = (device: SimDevice, random: Seeded) => unknown;

const inOrder = <T extends { readonly id: string }>(rows: Iterable<T>): readonly T[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
const someOf = <T>(all: readonly T[], random: Seeded): T | null => (all.length > 0 ? random.pick(all) : null);

function someProposal({ core }: SimDevice, random: Seeded): Proposal | null {
  const all = inOrder(core.governance.proposals.values());
  const open = all.filter(({ stage }) => stage === 'talk' || stage === 'coolingOff');
  return someOf(random.chance(0.9) && open.length > 0 ? open : all, random);
}

function someRecord({ core }: SimDevice, random: Seeded): RecordId | null {
  const { device } = core;
  const own = [...core.talk.messages.values(), ...core.talk.topics.values()].filter(
    (row) => row.device === device && !row.erased,
  );
  return someOf(inOrder(own), random)?.id ?? null;
}

const somebody = ({ core }: SimDevice, random: Seeded) =>
  random.pick([...core.governance.people.keys()].sort());

const say: Deed = (device, random) => {
  const said = someOf(inOrder(device.core.talk.messages.values()), random);
  const words = `words ${random.below(1000)}`;
  const answers = said !== null && random.chance(0.3);
  return device.acts.say(answers ? { words, replyTo: said.id } : { words });
};

const changeWords: Deed = (device, random) => {
  const own = someRecord(device, random);
  if (own === null) return;
  return random.chance(0.6) ? device.acts.eraseWords('talk', own) : device.acts.editMessage(own, 'edited');
};

const react: Deed = (device, random) => {
  const said = someOf(inOrder(device.core.talk.messages.values()), random);
  return said && device.acts.react(said.id, random.pick(reactions), random.chance(0.8));
};

/** A reason in governance is erased: by the same person, from any of their devices. */
const eraseReason: Deed = ({ core, acts }, random) => {
  const proposals = inOrder(core.governance.proposals.values());
  const own = proposals.flatMap(({ stands }) =>
    stands.filter(({ person, reason }) => person === core.me && reason !== null),
  );
  const stand = someOf(own, random);
  return stand && acts.eraseWords('governance', stand.id);
};

const put: Deed = ({ core, acts }, random) => {
  const open = [...core.governance.proposals.values()].filter(({ stage }) => stage === 'talk');
  if (open.length > 2) return;
  return acts.putProposal({ title: `Idea ${random.below(100)}`, about: '', text: 'A text.' });
};

const takePosition: Deed = (device, random) => {
  const proposal = someProposal(device, random);
  const revision = proposal?.revisions.at(-1);
  if (!proposal || !revision) return;
  const contrary = random.chance(proposal.stage === 'coolingOff' ? 0.25 : 0.06);
  const position = contrary
    ? 'object'
    : random.pick(['agree', 'agree', 'agree', 'reservations', 'standAside'] as const);
  const reason = position === 'object' || random.chance(0.3) ? 'because' : undefined;
  return device.acts.takePosition(proposal.id, revision.id, position, reason);
};

const revise: Deed = (device, random) => {
  const proposal = someProposal(device, random);
  return (
    proposal && device.acts.revise(proposal.id, { title: 'Changed', about: '', text: `${random.below(9)}` })
  );
};

const concern: Deed = (device, random) => {
  const open = inOrder(device.core.governance.concerns.values()).filter(({ resolved }) => !resolved);
  const one = someOf(open, random);
  if (one && random.chance(0.4)) return device.acts.answerConcern(one.id, 'an answer');
  if (one && random.chance(0.5)) return device.acts.resolveConcern(one.id);
  const proposal = someProposal(device, random);
  return (
    proposal &&
    device.acts.raiseConcern(proposal.id, proposal.revisions.at(-1)?.id ?? proposal.id, 'a concern')
  );
};

const askForMoot: Deed = (device, random) => {
  const proposal = someProposal(device, random);
  if (!proposal) return;
  const asks = proposal.mootAskedBy.includes(device.core.me);
  return asks
    ? device.acts.takeBackMootAsk(proposal.id)
    : random.chance(0.3) && device.acts.askForMoot(proposal.id);
};

const recordConsensus: Deed = async ({ core, acts }) => {
  for (const { id, stage, revisions } of inOrder(core.governance.proposals.values())) {
    const revision = revisions.at(-1);
    if (stage === 'talk' && revision && (await acts.recordConsensus(id, revision.id)).ok) return;
  }
};

/** What a member's device does when it is opened, and what the member then taps. */
const letStand: Deed = async ({ core, acts }) => {
  await core.markHeld();
  const all = inOrder(core.governance.proposals.values()).flatMap(({ outcomes }) => outcomes);
  for (const { id } of all.filter(({ state }) => state === 'coolingOff')) await acts.recordStanding(id);
};

const withdraw: Deed = ({ core, acts }, random) => {
  const own = inOrder(core.governance.proposals.values()).filter(({ by }) => by === core.me);
  const proposal = someOf(own, random);
  const outcome = proposal?.outcomes.find(({ by, state }) => by === core.me && state === 'coolingOff');
  if (outcome) return acts.withdrawOutcome(outcome.id);
  return proposal && acts.withdrawProposal(proposal.id);
};

/** Members bring people in: a welcome, then vouches; who has enough of them takes their place. */
const bringIn: Deed = async (device, random) => {
  const { core, acts } = device;
  const me = core.governance.people.get(core.me);
  if (me?.standing !== 'member') return acts.takeMyPlace();
  const person = somebody(device, random);
  return core.governance.people.get(person)?.standing === 'newcomer'
    ? acts.welcome(person)
    : acts.vouch(person);
};

const deeds: readonly (readonly [weight: number, deed: Deed])[] = [
  [5, say],
  [2, changeWords],
  [2, react],
  [1, eraseReason],
  [3, put],
  [14, takePosition],
  [1, revise],
  [1, concern],
  [1, askForMoot],
  [6, recordConsensus],
  [8, letStand],
  [0.4, withdraw],
  [5, bringIn],
];

const weights = deeds.reduce((sum, [weight]) => sum + weight, 0);

/** One act of somebody. Refusals are part of life; faults of storage are not. */
export async function live(device: SimDevice, random: Seeded): Promise<void> {
  if (!device.core.isHere) return;
  let at = (random.below(1_000_000) / 1_000_000) * weights;
  for (const [weight, deed] of deeds) {
    at -= weight;
    if (at >= 0) continue;
    await deed(device, random);
    return;
  }
}
