import { A } from '@solidjs/router';
import { createMemo, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import { maySayHiding } from '../../../domain/hiding/may.ts';
import type { Hiding } from '../../../domain/hiding/state.ts';
import { messageView, topicView } from '../../../domain/talk/message-view.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { hiddenSentence, hidingSoFar } from '../../words/hiding.ts';
import { fullTime } from '../../words/time.ts';
import styles from './hidden-item.module.css';
import { SaidOfHiding } from './said-of-hiding.tsx';

interface About {
  /** Whose words they are; null while nobody knows. */
  readonly by: string | null;
  /** `mine`: this person's own. */
  readonly mine: boolean;
  readonly words: string | null;
  readonly time: number | null;
  readonly href: string | null;
}

/** One thing that was hidden: whose, who hid it, why and when, what was answered, and how to unfold it. */
export function HiddenItem(props: {
  readonly hiding: Hiding;
  readonly onSay: (hiding: Hiding, about: { readonly name: string; readonly words: string | null }) => void;
  readonly onAnswer: (hiding: Hiding) => void;
}): JSX.Element {
  const toasts = useToasts();
  const assembly = useAssembly();
  const href = useHref();
  const act = createAct();
  const [opened, setOpened] = createSignal(false);
  const words = createUniqueId();
  const personOf = (device: string) => assembly.personOf(device);
  const about = createMemo((): About => {
    const { target } = props.hiding;
    if (target.type === 'person') {
      const mine = target.person === assembly.me();
      return { by: target.person, mine, words: null, time: null, href: null };
    }
    const message = assembly.messages.get(target.record);
    const topic = message ? undefined : assembly.topics.get(target.record);
    const said = message ?? topic;
    if (!said) return { by: null, mine: false, words: null, time: null, href: null };
    const by = personOf(said.device);
    return {
      by,
      mine: by !== null && by === assembly.me(),
      words: message
        ? messageView(message, personOf).words
        : topic
          ? topicView(topic, personOf).question
          : null,
      time: said.time,
      href: message
        ? href().thread(assembly.open.id, target.record)
        : href().topic(assembly.open.id, target.record),
    };
  });
  const nameOf = (person: string | null) =>
    (person === null ? null : assembly.people.get(person)?.name) ?? 'somebody';
  const title = () => {
    if (props.hiding.target.type === 'person')
      return `What ${nameOf(about().by)} says, until they’re welcomed`;
    if (about().mine) return 'Your words';
    return about().time === null ? 'Words that aren’t on this device yet' : `Words of ${nameOf(about().by)}`;
  };
  const mine = () => props.hiding.said.find(({ person }) => person === assembly.me());
  const maySay = createMemo(() => {
    const me = assembly.speaker();
    return (
      me !== null && maySayHiding(assembly.governance(), me, props.hiding.target, 'show') !== 'notAMember'
    );
  });
  const takeBack = async () => {
    const done = await act.run(() => assembly.open.sayOfHiding(props.hiding.target, 'nothing'));
    if (done) toasts.say({ words: 'You took back what you said of it.' });
  };
  /** Only whose words they are answers where everyone reads it. */
  const answers = () =>
    props.hiding.answers.filter(({ person, words: said }) => person === about().by && said);
  return (
    <li class={styles.item}>
      <h3 class={styles.title}>
        {title()}
        <Show when={about().time}>{(time) => <span class={styles.when}> {fullTime(time())}</span>}</Show>
      </h3>
      <p>{props.hiding.hidden ? hiddenSentence(props.hiding) : hidingSoFar(props.hiding)}</p>
      <Show when={about().words}>
        {(text) => (
          <>
            <button
              type="button"
              class={styles.unfold}
              aria-expanded={opened()}
              aria-controls={words}
              onClick={() => setOpened(!opened())}
            >
              {opened() ? 'Fold the words again' : 'Show the words'}
            </button>
            <div id={words}>
              <Show when={opened()}>
                <blockquote class={styles.words} dir="auto">
                  {text()}
                </blockquote>
              </Show>
            </div>
          </>
        )}
      </Show>
      <ul class={styles.said} role="list" aria-label="Who said so">
        <For each={props.hiding.said}>{(said) => <SaidOfHiding said={said} />}</For>
      </ul>
      <For each={answers()}>
        {(answer) => (
          <p class={styles.answer} dir="auto">
            <b>{about().mine ? 'You answered' : `${nameOf(answer.person)} answered`}:</b> {answer.words}
          </p>
        )}
      </For>
      <div class={styles.acts}>
        <Show when={about().href}>
          {(to) => (
            <A class={styles.link} href={to()}>
              Where it was said
            </A>
          )}
        </Show>
        <Show when={about().mine && assembly.speaker() !== null}>
          <Button small onClick={() => props.onAnswer(props.hiding)}>
            {answers().length > 0 ? 'Change my answer' : 'Answer them'}
          </Button>
        </Show>
        <Show when={maySay()}>
          <Show
            when={mine()}
            fallback={
              <Button
                small
                onClick={() => props.onSay(props.hiding, { name: nameOf(about().by), words: about().words })}
              >
                Say what you think
              </Button>
            }
          >
            <Button small look="quiet" busy={act.busy()} onClick={() => void takeBack()}>
              Take back what I said
            </Button>
          </Show>
        </Show>
      </div>
    </li>
  );
}
