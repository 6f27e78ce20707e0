import { Index, Show, type JSX } from 'solid-js';
import type { BallotOption } from '../../../domain/ballot/state.ts';
import { Section } from '../../kit/sheet.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import type { BallotView } from './ballot-view.ts';
import css from './one-ballot.module.css';

/** The texts that options would decide, word for word: to read before one scores them. Silent without any. */
export function DecidedTexts(props: { readonly view: BallotView }): JSX.Element {
  const texts = () =>
    props.view.ballot().options.flatMap((option) => {
      const text = textOf(props.view, option);
      return text ? [{ option, text }] : [];
    });
  return (
    <Show when={texts().length > 0}>
      <Section title={texts().length === 1 ? 'The text' : 'The texts'}>
        {/* By place: options are told anew with every paper that comes, and what was opened stays open. */}
        <Index each={texts()}>
          {(each) => (
            <details class={css.text}>
              <summary>
                <b dir="auto">{each().text.title}</b>
                {each().option.label === each().text.title ? '' : `: what “${each().option.label}” decides`}
              </summary>
              <Markdown text={each().text.text} topLevel={3} />
            </details>
          )}
        </Index>
      </Section>
    </Show>
  );
}

const textOf = ({ assembly }: BallotView, { proposal, revision }: BallotOption) =>
  proposal === null
    ? undefined
    : assembly.proposals.get(proposal)?.revisions.find(({ id }) => id === revision);
