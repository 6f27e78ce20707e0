import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import type { ProposalView } from './proposal-view.ts';
import { WordsForm } from './words-form.tsx';
import { worriesOf } from './worries.ts';
import { WorryCard } from './worry-card.tsx';
import css from './worries-section.module.css';

/** Worries, and answers: what the proposal should answer, and a way to say one more. */
export function WorriesSection(props: { readonly view: ProposalView }): JSX.Element {
  const [raising, setRaising] = createSignal(false);
  const worries = createMemo(() => worriesOf(props.view.proposal(), props.view.concerns()));
  // Rows keep their place on the page, and what is typed in them, by key.
  const keys = createMemo(() => worries().map((worry) => worry.key), undefined, { equals: sameList });
  const byKey = createMemo(() => new Map(worries().map((worry) => [worry.key, worry])));
  return (
    <Section title="Worries, and answers">
      <Show when={worries().length === 0}>
        <p class={css.none}>Nobody has said a worry yet.</p>
      </Show>
      <For each={keys()}>
        {(key) => (
          <Show when={byKey().get(key)}>{(worry) => <WorryCard view={props.view} worry={worry()} />}</Show>
        )}
      </For>
      <Show when={props.view.open()}>
        <div class={css.raise}>
          <Show
            when={raising()}
            fallback={
              <Show when={props.view.speaks()}>
                <Button small look="quiet" icon="plus" onClick={() => setRaising(true)}>
                  Say a worry
                </Button>
              </Show>
            }
          >
            <WordsForm
              label="What worries you?"
              hint="It stays open until you say that it is settled. It doesn’t stop anything; an objection does."
              place={`worry:${props.view.proposal().id}`}
              say="Say it"
              unsaid={props.view.assembly.open.unsaid}
              act={(words) =>
                props.view.assembly.open.raiseConcern(props.view.proposal().id, props.view.text().id, words)
              }
              onClose={() => setRaising(false)}
            />
          </Show>
        </div>
      </Show>
    </Section>
  );
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);
