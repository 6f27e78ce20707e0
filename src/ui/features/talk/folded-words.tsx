import { A } from '@solidjs/router';
import { createSignal, createUniqueId, Match, Show, Switch, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { useHref } from '../../routes.ts';
import { useAssembly } from '../../projection/context.ts';
import { hiddenSentence, hidingSoFar } from '../../words/hiding.ts';
import styles from './folded-words.module.css';
import { usePlace } from './place-context.ts';
import { nameOf } from './said.ts';
import type { MessageNow } from './use-message.ts';

export interface FoldedWordsProps {
  readonly id: RecordId;
  readonly now: MessageNow;
  /** The words, and what hangs on them. */
  readonly children: JSX.Element;
}

/**
 * A message's words, or one line in their place that says why they are folded, with the way to see them.
 * Who wrote them sees them in any case, and is told.
 */
export function FoldedWords(props: FoldedWordsProps) {
  const place = usePlace();
  const [opened, setOpened] = createSignal(false);
  const words = createUniqueId();
  const folded = () => {
    const regard = props.now.regard();
    return regard !== 'open' && regard !== 'stranger' && !props.now.author().mine;
  };
  return (
    <>
      <Show when={folded()}>
        <div class={styles.folded}>
          <p class={styles.why}>
            <Switch>
              <Match when={props.now.regard() === 'muted'}>You muted {nameOf(props.now.author())}.</Match>
              <Match when={props.now.regard() === 'blocked'}>You blocked {nameOf(props.now.author())}.</Match>
              <Match when={props.now.regard() === 'apart'}>
                Nobody has welcomed {nameOf(props.now.author())} yet, and they said a lot.
              </Match>
              <Match when={props.now.hiding()}>{(hiding) => hiddenSentence(hiding())}</Match>
            </Switch>
          </p>
          <button
            type="button"
            class={styles.show}
            aria-expanded={opened()}
            aria-controls={words}
            onClick={() => setOpened(!opened())}
          >
            {opened() ? 'Fold again' : 'Show it'}
          </button>
        </div>
      </Show>
      <div id={words}>
        <Show when={!folded() || opened()}>{props.children}</Show>
      </div>
      <Show when={props.now.hiding()?.said.length ? props.now.hiding() : undefined}>
        {(hiding) => (
          <Trail>
            <Show when={hiding().hidden} fallback={<span>{hidingSoFar(hiding())}</span>}>
              <Show when={props.now.author().mine}>
                <span>{hiddenSentence(hiding())} </span>
                <Show when={place.view.assembly.speaker() !== null}>
                  <button type="button" class={styles.link} onClick={() => place.answerHiding(hiding())}>
                    Answer them
                  </button>
                </Show>
              </Show>
            </Show>
          </Trail>
        )}
      </Show>
    </>
  );
}

function Trail(props: { readonly children: JSX.Element }) {
  const assembly = useAssembly();
  const href = useHref();
  return (
    <p class={styles.trail}>
      {props.children}{' '}
      <A class={styles.link} href={href().hidden(assembly.open.id)}>
        Who, and why
      </A>
    </p>
  );
}
