import { createMemo, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Charter } from '../../../domain/state.ts';
import { useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { CharterChanges } from '../about/charter-changes.tsx';
import { ErasedWordsLink } from './erased-words-link.tsx';
import { MatterCard } from './matter-card.tsx';
import { matterWords } from './matter-words.ts';
import type { ProposalView } from './proposal-view.ts';

/** What the proposal would do to the assembly itself: shown, and fixed whatever becomes of the text. */
export function MatterPanel(props: { readonly view: ProposalView }): JSX.Element {
  const { assembly } = props.view;
  const here = fromReadable(useMoot().assemblies);
  const matter = () => props.view.text().matter;
  const words = createMemo(() =>
    matterWords(matter(), { nameOf: props.view.nameOf, me: assembly.me(), roll: assembly.roll() }),
  );
  const charter = (): Charter | null => {
    const now = matter();
    return now.type === 'charter' ? now.charter : null;
  };
  const assemblyName = (id: RecordId) => here().find((each) => each.id === id)?.name ?? null;
  return (
    <Show when={words()}>
      {(said) => (
        <MatterCard words={said()}>
          <ErasedWordsLink matter={matter()} />
          <Show when={assembly.assembly() && charter()}>
            {(proposed) => (
              <CharterChanges
                now={assembly.assembly()?.charter ?? proposed()}
                proposed={proposed()}
                isPast={props.view.proposal().stage === 'decided'}
                assemblyName={assemblyName}
              />
            )}
          </Show>
        </MatterCard>
      )}
    </Show>
  );
}
