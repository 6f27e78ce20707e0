import { expect, test } from 'vitest';
import { encodePaperCast } from '../../../../src/domain/ballot/headers.ts';
import type { VerifiedBurst } from '../../../../src/domain/burst.ts';
import { reduceGovernance } from '../../../../src/domain/governance/reduce.ts';
import { Kind } from '../../../../src/domain/kinds.ts';
import { seals } from '../../../support/ballot-story.ts';
import type { Persona } from '../../../support/world.ts';
import { refOf, world } from '../../../support/world.ts';

const VOTERS = 500;

test('[BAL-6] five hundred voters, whose papers come one by one', { timeout: 120_000 }, () => {
  const w = world();
  const [ana, ben, cem] = ['Ana', 'Ben', 'Cem'].map((name) => w.person(name)) as [Persona, Persona, Persona];
  ana.founds();
  const crowd = Array.from({ length: VOTERS - 3 }, (_, i) => w.person(`Voter ${i}`));
  for (const person of [ben, cem, ...crowd]) {
    person.receives(w.bursts.slice(0, 1));
    person.comesIn();
  }
  ana.receives(w.bursts);
  ana.signsList(ana, ben, cem, ...crowd);
  const proposal = ana.puts('Oven');
  for (const person of [ben, cem]) person.receives(w.bursts);
  ana.agrees(proposal);
  // Ana, and 22 others on whom the quorum rests, have spoken.
  for (const [index, person] of crowd.slice(0, 23).entries()) {
    person.receives(w.bursts);
    if (index % 2 === 0) person.objects(proposal);
    else person.agrees(proposal);
  }
  ana.receives(w.bursts);
  const moot = ana.recordsMoot([proposal], [ana, ben, cem, ...crowd.slice(0, 23)]);
  const tellers = [ana, ben, cem, ...crowd.slice(0, 2)];
  const deadlock = ana.records(proposal, proposal, 'deadlock', moot, tellers);
  expect(ana.sees.refusal(deadlock)).toBeNull();
  const ballot = ana.opensBallot([deadlock], tellers);
  expect(ana.sees.refusal(ballot)).toBeNull();
  for (const teller of tellers) {
    teller.receives(w.bursts);
    teller.acceptsTelling(ballot);
  }
  ana.receives(w.bursts);
  expect(ana.sees.ballot(ballot)).toMatchObject({ stage: 'begun' });
  const heads = tellers
    .map(({ feed }) => ({ feed, burst: lastOf(w.bursts, feed) }))
    .sort((a, b) => a.feed - b.feed);
  const papers = crowd.slice(23).map(({ feed, device }, at): VerifiedBurst => ({
    feed,
    burst: lastOf(w.bursts, feed) + 1,
    device,
    time: w.now,
    deps: heads,
    records: [
      {
        kind: Kind.paperCast,
        header: encodePaperCast({ ballot: refOf(ballot), scores: [at % 6, (at * 7) % 6] }),
        body: undefined,
        time: w.now,
      },
    ],
  }));
  let { state } = ana;
  for (const paper of papers) state = reduceGovernance(state, [paper]).state;
  expect(state.ballots.get(ballot)?.papers.filter((paper) => paper.state === 'cast')).toHaveLength(
    papers.length,
  );
  for (const teller of tellers) teller.receives([...w.bursts, ...papers]);
  seals(tellers, ballot);
  expect(ana.sees.ballot(ballot)).toMatchObject({
    stage: 'sealed',
    result: { counted: papers.length, inDoubt: 0, noWinner: null },
  });
});

const lastOf = (bursts: readonly VerifiedBurst[], feed: number): number =>
  Math.max(...bursts.filter((burst) => burst.feed === feed).map(({ burst }) => burst));
