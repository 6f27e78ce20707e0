import { A } from '@solidjs/router';
import { createSignal, Show, type JSX } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { Split } from '../../shell/split.tsx';
import { AssemblyRing } from '../../rings/assembly-ring.tsx';
import { plural } from '../../words/counts.ts';
import { findInHistory } from './find-in-history.ts';
import { StartTopic } from './start-topic.tsx';
import { useTalkLinks } from './talk-links.ts';
import styles from './talk-frame.module.css';
import type { Place } from './talk-order.ts';
import type { TalkView } from './talk-view.ts';
import { TopicList } from './topic-list.tsx';

/** The pages of talk: on wide screens beside the list of topics. */
export function TalkFrame(props: { readonly view: TalkView; readonly children: JSX.Element }) {
  // Someone spoke in a topic that was begun long ago: nobody would find what they said without it.
  findInHistory(props.view, () => props.view.places().some((place) => !isHere(props.view, place)));
  return <Split list={<Aside view={props.view} />}>{props.children}</Split>;
}

const isHere = (view: TalkView, place: Place): boolean =>
  place === 'chat' || view.assembly.topics.get(place) !== undefined;

function Aside(props: { readonly view: TalkView }) {
  const links = useTalkLinks();
  const [starting, setStarting] = createSignal(false);
  const summary = () => props.view.assembly.summary();
  return (
    <>
      <A class={styles.assembly} href={links.assembly()}>
        <AssemblyRing
          assembly={props.view.assembly.open.id}
          name={summary().name}
          kind={summary().kind}
          people={summary().members + summary().participants}
          size={56}
        />
        <span class={styles.words}>
          <span class={styles.name}>{summary().name}</span>
          <span class={styles.count}>
            {plural(summary().members, 'member')}, {plural(summary().participants, 'participant')}
          </span>
        </span>
      </A>
      <nav class={styles.topics} aria-label="Talk">
        <TopicList view={props.view} />
      </nav>
      <Show when={props.view.assembly.speaker() !== null}>
        <div class={styles.start}>
          <Button icon="plus" wide onClick={() => setStarting(true)}>
            Start a topic
          </Button>
        </div>
      </Show>
      <StartTopic open={starting()} onClose={() => setStarting(false)} />
    </>
  );
}
