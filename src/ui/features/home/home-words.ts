import type { AssemblySummary } from '../../../app/api.ts';
import { inWords, plural } from '../../words/counts.ts';

/** The sign over home: `Three things need you`. */
export function needsTitle(needs: number, assemblies: number): string {
  if (assemblies === 0) return 'You’re in';
  if (needs === 0) return 'Nothing needs you';
  return needs === 1 ? 'One thing needs you' : `${inWords(needs)} things need you`;
}

/** Under an assembly's name: `2 open · 14 new in talk`. */
export function assemblyLine(assembly: AssemblySummary): string {
  if (assembly.state === 'joining') return 'knocking: nobody who has it has been reached yet';
  const parts = [
    assembly.openProposals > 0 ? `${assembly.openProposals} open` : '',
    assembly.unread > 0 ? `${assembly.unread.toLocaleString('en-GB')} new in talk` : '',
  ].filter(Boolean);
  const takingPart = assembly.members + assembly.participants;
  return (
    parts.join(' · ') ||
    (takingPart > 0 ? `${plural(takingPart, 'person', 'people')} taking part` : 'no members yet')
  );
}

/** What a greeting says of a name: its first word. */
export const callName = (name: string): string => name.trim().split(/\s+/u)[0] ?? name;
