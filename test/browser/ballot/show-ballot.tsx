/** A ballot's page over a ballot that a test types by hand, in an assembly whose people are real. */
// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import type { JSX } from 'solid-js';
import type { OpenAssembly } from '../../../src/app/api.ts';
import type { Ballot } from '../../../src/domain/ballot/state.ts';
import { ok } from '../../../src/lib/result.ts';
import BallotPage from '../../../src/ui/features/ballot/ballot-page.tsx';
import { AssemblyContext, useAssembly } from '../../../src/ui/projection/context.ts';
import { openAs } from '../../support/open-as.ts';
import { world, type Persona } from '../../support/world.ts';

/** People of an assembly, by whom a test types its ballot. */
export function people(...names: readonly string[]): readonly Persona[] {
  const [first = 'Asha Okonjo', ...others] = names;
  const personas = world().assemblyWith({ name: 'Leeds Central', kind: 'geographical' }, first, ...others);
  for (const each of personas) each.hears(...personas.filter((other) => other !== each));
  return personas;
}

export interface ShownBallot extends Shown {
  /** Papers that were put in. */
  readonly cast: readonly (readonly number[])[];
  readonly unsaid: ReadonlyMap<string, string>;
}

/** `unsaid`: what was typed before; the same in a later call is a reload. */
export function showBallot(
  me: Persona,
  ballot: Ballot,
  unsaid: ReadonlyMap<string, string> = new Map(),
): ShownBallot {
  const opened = openAs(me);
  for (const [place, words] of unsaid) opened.open.unsaid.set(place, words);
  const cast: (readonly number[])[] = [];
  const castPaper: OpenAssembly['castPaper'] = (_, scores) => {
    cast.push(scores);
    return Promise.resolve(ok('mine.1.0'));
  };
  const page = (): JSX.Element => {
    const assembly = useAssembly();
    const ballots = {
      get: (id: string) => (id === ballot.id ? ballot : undefined),
      all: () => [ballot],
      size: () => 1,
    };
    const open = { ...assembly.open, castPaper };
    return (
      <AssemblyContext.Provider value={{ ...assembly, open, ballots }}>
        <BallotPage />
      </AssemblyContext.Provider>
    );
  };
  const shown = showPage(me, opened, { page, pattern: '/b/:ballot', path: `/b/${ballot.id}` });
  return { ...shown, cast, unsaid: opened.unsaid };
}
