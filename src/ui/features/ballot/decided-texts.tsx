import { For, Show, type JSX } from 'solid-js';
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
        <For each={texts()}>
          {({ option, text }) => (
            <details class={css.text}>
              <summary>
                <b dir="auto">{text.title}</b>
                {option.label === text.title ? '' : `: what “${option.label}” decides`}
              </summary>
              <Markdown text={text.text} topLevel={3} />
            </details>
          )}
        </For>
      </Section>
    </Show>
  );
}

const textOf = ({ assembly }: BallotView, { proposal, revision }: BallotOption) =>
  proposal === null
    ? undefined
    : assembly.proposals.get(proposal)?.revisions.find(({ id }) => id === revision);
