/** What a ballot waits for from me, in words. */
import type { AssemblySummary, Need } from '../../../app/api.ts';
import type { Href } from '../../hrefs.ts';
import { ago, until } from '../../words/time.ts';
import type { NeedRow } from './needs.ts';

export type BallotNeed = Extract<Need, { readonly ballot: string }>;

export const isBallotNeed = (need: Need): need is BallotNeed => 'ballot' in need;

export function ballotNeedRow(
  assembly: AssemblySummary,
  need: BallotNeed,
  href: Href,
  now: number,
): Omit<NeedRow, 'key'> {
  const row = {
    step: 'ballot',
    about: `${need.title} · ${assembly.name}`,
    href: href.ballot(assembly.id, need.ballot),
  } as const;
  switch (need.type) {
    case 'vote':
      return { ...row, title: 'Vote', when: `closes ${until(need.until, now)}` };
    case 'acceptTelling':
      return {
        ...row,
        title: 'You were named as a teller',
        when: 'it begins once more than half accept',
      };
    case 'sendReturn':
      return {
        ...row,
        title: 'Send what you hold',
        when: 'open it on the device on which you accepted',
      };
    case 'enterSlips':
      return {
        ...row,
        title: `Enter the slips of ${need.room}`,
        when: 'they count once a second person has',
        href: href.slips(assembly.id, need.ballot, need.room),
      };
    case 'recordBallot':
      return { ...row, title: 'The ballot is sealed', when: 'you can put it into the register' };
    case 'repeatBallot':
      return { ...row, title: 'Vote again', when: `open it once more, known ${ago(need.since, now)}` };
  }
}
