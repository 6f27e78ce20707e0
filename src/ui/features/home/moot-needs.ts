/** What a Moot waits for from me, in words. */
import type { AssemblySummary, Need } from '../../../app/api.ts';
import type { Href } from '../../hrefs.ts';
import { plural } from '../../words/counts.ts';
import { ago, until } from '../../words/time.ts';
import type { NeedRow } from './needs.ts';

type MootNeed = Extract<Need, { readonly type: 'mootCalled' | 'confirmEntry' | 'recordFinding' }>;

export const isMootNeed = (need: Need): need is MootNeed =>
  need.type === 'mootCalled' || need.type === 'confirmEntry' || need.type === 'recordFinding';

export const mootNeedKey = (need: MootNeed): string => {
  if (need.type === 'mootCalled') return need.call;
  return need.type === 'confirmEntry' ? need.entry : need.proposal;
};

export function mootNeedRow(
  assembly: AssemblySummary,
  need: MootNeed,
  href: Href,
  now: number,
): Omit<NeedRow, 'key'> {
  const about = (title: string) => `${title} · ${assembly.name}`;
  switch (need.type) {
    case 'mootCalled': {
      const [, ...others] = need.proposals;
      const more = others.length > 0 ? ` and ${plural(others.length, 'other proposal')}` : '';
      return {
        step: 'moot',
        title: need.place === '' ? 'A Moot is called' : `A Moot: ${need.place}`,
        about: about(need.title === null ? 'Open to everyone' : `${need.title}${more}`),
        when: need.until > now ? `begins ${until(need.until, now)}` : `began ${ago(need.until, now)}`,
        href: href.moot(assembly.id, need.call),
      };
    }
    case 'confirmEntry':
      return {
        step: 'moot',
        title: 'Is it as they said?',
        about: about(need.title),
        when: 'entered for someone who was there; it counts once you confirm it',
        href: href.moot(assembly.id, need.moot),
      };
    case 'recordFinding':
      return {
        step: 'moot',
        title: 'What did the Moot find?',
        about: about(need.title),
        when: `recorded ${ago(need.since, now)}; you can put on record what came of it`,
        href: href.moot(assembly.id, need.moot),
      };
  }
}
