import { A } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { Icon } from '../../kit/icon.tsx';
import { useTalkLinks } from './talk-links.ts';
import type { TalkView } from './talk-view.ts';
import styles from './topic-list.module.css';
import { useTopicTitle, useMarkCounts, useTopics } from './topics.ts';

const newWords = (count: number): string => `${count.toLocaleString('en-GB')} new`;

/** Talk and its topics, each leading to its page, with what is new there. */
export function TopicList(props: { readonly view: TalkView; readonly onFollow?: () => void }) {
  const links = useTalkLinks();
  const topics = useTopics(props.view);
  const ids = createMemo(() => topics().map((topic) => topic.id));
  const unread = createMemo(() => props.view.unreadIn('chat'));
  let list: HTMLUListElement | undefined;
  const [looking, setLooking] = createSignal(false);
  const look = async () => {
    if (looking()) return;
    const { talk } = props.view.assembly.open;
    const known = new Set(ids());
    const isFound = () => ids().some((id) => !known.has(id));
    setLooking(true);
    while (!isFound() && talk.hasOlder.get()) await talk.loadOlder();
    setLooking(false);
    const found = ids().find((id) => !known.has(id));
    list?.querySelectorAll('a')[found === undefined ? 0 : ids().indexOf(found) + 1]?.focus();
  };
  return (
    <ul ref={list} class={styles.list} role="list" aria-label="Talk and its topics">
      <li>
        <A
          class={styles.row}
          activeClass={styles.here}
          href={links.talk()}
          end
          onClick={() => props.onFollow?.()}
        >
          <Icon name="talk" />
          <span class={styles.words}>
            <span class={styles.title}>Talk</span>
            <Show
              when={unread() > 0}
              fallback={<span class={styles.about}>for everything and everyone</span>}
            >
              <span class={styles.new}>{newWords(unread())}</span>
            </Show>
          </span>
        </A>
      </li>
      <For each={ids()}>
        {(id) => <TopicRow view={props.view} topic={id} onFollow={() => props.onFollow?.()} />}
      </For>
      <Show when={props.view.assembly.hidings.size() > 0}>
        <li>
          <A class={styles.row} href={links.hidden()} onClick={() => props.onFollow?.()}>
            <Icon name="fold" />
            <span class={styles.words}>
              <span class={styles.about}>What was hidden here, and by whom</span>
            </span>
          </A>
        </li>
      </Show>
      <Show when={props.view.assembly.hasOlder()}>
        <li>
          <button type="button" class={styles.row} aria-busy={looking()} onClick={() => void look()}>
            <Icon name="search" />
            <span class={styles.about}>Look for older topics</span>
          </button>
        </li>
      </Show>
    </ul>
  );
}

function TopicRow(props: {
  readonly view: TalkView;
  readonly topic: RecordId;
  readonly onFollow: () => void;
}) {
  const links = useTalkLinks();
  const topic = createMemo(() => props.view.assembly.topics.get(props.topic));
  const title = useTopicTitle(props.view, () => props.topic);
  const said = createMemo(() => props.view.all(props.topic).length);
  const unread = createMemo(() => props.view.unreadIn(props.topic));
  const marks = useMarkCounts(props.view, () => props.topic);
  return (
    <li>
      <A
        class={styles.row}
        activeClass={styles.here}
        href={links.topic(props.topic)}
        onClick={() => props.onFollow()}
      >
        <Icon name="thread" />
        <span class={styles.words}>
          <span class={styles.title}>{title()}</span>
          <span class={styles.about}>
            {topic()?.proposal ? 'about a proposal' : 'question'} · {said()} said
            <Show when={marks().has('summary')}> · summary</Show>
            <Show when={unread() > 0}>
              {' · '}
              <span class={styles.new}>{newWords(unread())}</span>
            </Show>
          </span>
        </span>
      </A>
    </li>
  );
}
