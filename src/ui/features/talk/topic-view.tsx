import { A } from '@solidjs/router';
import { createMemo, createSignal, Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Mark } from '../../../domain/state.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ConnectionSign } from '../../rings/connection-sign.tsx';
import { StepRing } from '../../rings/step-ring.tsx';
import { onDay, timeOfDay } from '../../words/time.ts';
import { shownInThread } from './chat-view.tsx';
import { Conversation } from './conversation.tsx';
import { createFolds } from './folds.ts';
import { MarkFilter } from './mark-filter.tsx';
import { nameOf } from './said.ts';
import { SummaryCard } from './summary-card.tsx';
import { useTalkLinks } from './talk-links.ts';
import type { TalkView } from './talk-view.ts';
import { ThreadRow } from './thread-row.tsx';
import { useToday } from './today.ts';
import { TopicMenu } from './topic-menu.tsx';
import styles from './topic-view.module.css';
import { useTopicTitle } from './topics.ts';

/** A structured discussion: a question, what is said to it by its kind, and where it has come to. */
export function TopicView(props: { readonly view: TalkView; readonly topic: RecordId }) {
  const links = useTalkLinks();
  const today = useToday();
  const [only, setOnly] = createSignal<Mark | null>(null);
  const topic = createMemo(() => props.view.assembly.topics.get(props.topic));
  const title = useTopicTitle(props.view, () => props.topic);
  const asker = createMemo(() => {
    const it = topic();
    const author = it && props.view.authorOf(it.device);
    return author?.mine ? 'you' : author && nameOf(author);
  });
  const marked = createMemo(() => {
    const threads = props.view.threads(props.topic);
    const mark = only();
    if (mark === null) return threads;
    const { messages } = props.view.assembly.open.talk.get();
    return threads.filter((root) =>
      [root, ...props.view.replies(root)].some((id) => messages.get(id)?.mark === mark),
    );
  });
  const folds = createFolds(
    // oxlint-disable-next-line solid/reactivity -- one view for the life of the page
    props.view,
    marked,
  );
  return (
    <Conversation
      view={props.view}
      title={title()}
      back={{ href: links.talk(), label: 'Talk' }}
      place={props.topic}
      thread={null}
      rows={folds.rows()}
      folds={folds}
      inRow={(row) => shownInThread(props.view, row)}
      row={(row) => <ThreadRow root={row} />}
      empty={
        <Show
          when={topic()}
          fallback={
            <EmptyState
              bare
              sign={<ConnectionSign state="looking" size={72} />}
              title="This topic isn’t here yet"
            >
              <p>It comes as soon as a device that has it is near. The link stays good.</p>
            </EmptyState>
          }
        >
          <EmptyState bare sign={<StepRing step="talk" size={72} />} title="Nothing said to it yet">
            <Show when={props.view.assembly.speaker() !== null}>
              <p>
                Say what you think, or mark it: an idea, a concern, a question, a fact. Later, anyone can sum
                up.
              </p>
            </Show>
          </EmptyState>
        </Show>
      }
      below={
        <p class={styles.about}>
          <Show when={topic()}>
            {(it) => (
              <>
                Asked by {asker()}, {onDay(it().time, today())} at {timeOfDay(it().time)}
                <Show when={it().proposal}>
                  {(proposal) => (
                    <>
                      {'. '}
                      <A href={links.proposal(proposal())}>About a proposal</A>
                    </>
                  )}
                </Show>
              </>
            )}
          </Show>
        </p>
      }
      menu={<TopicMenu view={props.view} topic={props.topic} />}
      lead={
        <>
          <SummaryCard view={props.view} topic={props.topic} onShowAll={() => setOnly('summary')} />
          <MarkFilter view={props.view} topic={props.topic} only={only()} onChoose={setOnly} />
        </>
      }
      marks
      placeholder="Say what you think"
      missing={topic() === undefined}
    />
  );
}
