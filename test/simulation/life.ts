/** What people do at random: each act goes through the same checks as on the screen. */
import type { RecordId } from '../../src/domain/burst.ts';
import type { Proposal } from '../../src/domain/state.ts';
import { reactions } from '../../src/domain/talk/headers.ts';
import type { SimDevice } from './sim-device.ts';
import type { Seeded } from './seeded.ts';

export type Deed = (device: SimDevice, random: Seeded) => unknown;

const inOrder = <T extends { readonly id: string }>(rows: Iterable<T>): readonly T[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
const someOf = <T>(all: readonly T[], random: Seeded): T | null => (all.length > 0 ? random.pick(all) : null);

function someProposal({ core }: SimDevice, random: Seeded): Proposal | null {
  const all = inOrder(core.governance.proposals.values());
  const open = all.filter(({ stage }) => stage === 'talk' || stage === 'coolingOff');
  return someOf(random.chance(0.9) && open.length > 0 ? open : all, random);
}

/** Words said here or on another device of the same person, and not taken back. */
function someWords({ core }: SimDevice, random: Seeded): RecordId | null {
  const { devices } = core.governance;
  const own = [...core.talk.messages.values()].filter(
    ({ device, erasedBy }) =>
      (device === core.device || devices.get(device) === core.me) && erasedBy.length === 0,
  );
  return someOf(inOrder(own), random)?.id ?? null;
}

const say: Deed = (device, random) => {
  const said = someOf(inOrder(device.core.talk.messages.values()), random);
  const words = `words ${random.below(1000)}`;
  const answers = said !== null && random.chance(0.3);
  return device.acts.say(answers ? { words, replyTo: said.id } : { words });
};

const changeWords: Deed = (device, random) => {
  const own = someWords(device, random);
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
  if (open.length > 1) return;
  return acts.putProposal({ title: `Idea ${random.below(100)}`, about: '', text: 'A text.' });
};

const takePosition: Deed = (device, random) => {
  const { core, acts } = device;
  const open = inOrder(core.governance.proposals.values()).filter(({ stage }) => stage === 'talk');
  const isNew = ({ stands }: Proposal) =>
    !stands.some(({ person, current }) => person === core.me && current);
  const proposal = someOf(open.filter(isNew), random) ?? someProposal(device, random);
  const revision = proposal?.revisions.at(-1);
  if (!proposal || !revision) return;
  const contrary = random.chance(proposal.stage === 'coolingOff' ? 0.3 : 0.05);
  const calm = ['agree', 'agree', 'agree', 'reservations', 'standAside'] as const;
  const position = contrary ? 'object' : random.pick(calm);
  const reason = position === 'object' || random.chance(0.3) ? 'because' : undefined;
  return acts.takePosition(proposal.id, revision.id, position, reason);
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
  const { core, acts } = device;
  const all = inOrder(core.governance.proposals.values());
  const asked = all.find(({ mootAskedBy }) => mootAskedBy.includes(core.me));
  if (asked) return acts.takeBackMootAsk(asked.id);
  const proposal = someProposal(device, random);
  return proposal && random.chance(0.5) && acts.askForMoot(proposal.id);
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

/** Members bring people in: a welcome, then vouches for whom others vouched for already. */
const bringIn: Deed = ({ core, acts }, random) => {
  const { people } = core.governance;
  if (people.get(core.me)?.standing !== 'member') return;
  const others = inOrder(people.values()).filter(({ standing }) => standing !== 'member');
  const newcomer = others.find(({ standing }) => standing === 'newcomer');
  if (newcomer && random.chance(0.5)) return acts.welcome(newcomer.id);
  const open = others.filter(({ vouchedBy }) => !vouchedBy.includes(core.me));
  const next = open.toSorted((a, b) => b.vouchedBy.length - a.vouchedBy.length)[0];
  return next && acts.vouch(next.id);
};

const takePlace: Deed = ({ core, acts }) => {
  const { people, roll } = core.governance;
  const me = people.get(core.me);
  return me && me.standing !== 'member' && me.vouchedBy.length >= roll.vouches && acts.takeMyPlace();
};

const deeds: readonly (readonly [weight: number, deed: Deed])[] = [
  [4, say],
  [2, changeWords],
  [1, react],
  [1, eraseReason],
  [4, put],
  [12, takePosition],
  [0.7, revise],
  [1, concern],
  [0.5, askForMoot],
  [6, recordConsensus],
  [0.4, withdraw],
  [5, bringIn],
];

const weights = deeds.reduce((sum, [weight]) => sum + weight, 0);
const DEEDS_AT_ONCE = 3;

/** Somebody opens the app and does a few things. Refusals are part of life; faults of storage are not. */
export async function live(device: SimDevice, random: Seeded): Promise<void> {
  if (!device.core.isHere) return;
  await letStand(device, random);
  await takePlace(device, random);
  for (let i = 0; i <= random.below(DEEDS_AT_ONCE); i++) await someDeed(random)(device, random);
}

function someDeed(random: Seeded): Deed {
  let at = (random.below(1_000_000) / 1_000_000) * weights;
  for (const [weight, deed] of deeds) {
    at -= weight;
    if (at < 0) return deed;
  }
  return say;
}
