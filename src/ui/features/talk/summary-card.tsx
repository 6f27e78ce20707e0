import { createMemo, Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { Button } from '../../kit/button.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { names, plural } from '../../words/counts.ts';
import { MarkSign } from './mark-sign.tsx';
import { MessageWords } from './message-words.tsx';
import { SUPPORT } from './reactions.ts';
import { nameOf } from './said.ts';
import styles from './summary-card.module.css';
import type { TalkView } from './talk-view.ts';
import { useSummaries, type Summary } from './topics.ts';
import { useMessage } from './use-message.ts';

export interface SummaryCardProps {
  readonly view: TalkView;
  readonly topic: RecordId;
  readonly onShowAll: () => void;
}

/** Where the talk has come to: the summary with most support, who supports it, and the others. */
export function SummaryCard(props: SummaryCardProps) {
  const summaries = useSummaries(props.view, () => props.topic);
  const first = createMemo(() => summaries()[0]);
  return (
    <Show when={first()}>
      {(summary) => (
        <details class={styles.card} open={hasRoom()}>
          <summary class={styles.head}>
            <MarkSign mark="summary" size={22} />
            <span class={styles.title}>
              Where it has come to <span class={styles.count}>{supportWords(summary())}</span>
            </span>
          </summary>
          <First view={props.view} summary={summary()} />
          <Show when={summaries().length > 1}>
            <button type="button" class={styles.others} onClick={() => props.onShowAll()}>
              {plural(summaries().length - 1, 'other summary', 'other summaries')}
            </button>
          </Show>
        </details>
      )}
    </Show>
  );
}

/** On a phone the words of a summary would leave no room for what is being said: one tap opens them. */
const hasRoom = () => window.matchMedia('(min-width: 900px)').matches;

const supportWords = (summary: Summary): string => {
  if (summary.supporters.length === 0) return 'nobody supports it yet';
  return summary.supporters.length === 1
    ? 'one person supports it'
    : `${summary.supporters.length} people support it`;
};

function First(props: { readonly view: TalkView; readonly summary: Summary }) {
  const toasts = useToasts();
  const { assembly } = props.view;
  const now = useMessage(props.view, () => props.summary.id);
  const supporters = () =>
    names(
      props.summary.supporters.map((person) =>
        person === assembly.me() ? 'you' : (assembly.people.get(person)?.name ?? 'someone new here'),
      ),
    );
  const words = () => {
    const shown = now.words();
    return shown.state === 'here' && shown.words;
  };
  const support = async () => {
    const result = await assembly.open.react(props.summary.id, SUPPORT, !props.summary.mine);
    if (!result.ok) toasts.fault(result.fault);
  };
  return (
    <div class={styles.inside}>
      <div class={styles.words}>
        <Show when={words()} fallback={<p>The words haven’t arrived yet</p>}>
          {(text) => <MessageWords words={text()} mentions={now.message()?.mentions ?? []} />}
        </Show>
      </div>
      <p class={styles.by}>
        Summed up by {now.author().mine ? 'you' : nameOf(now.author())}
        <Show when={props.summary.supporters.length > 0}>. Supported by {supporters()}</Show>
      </p>
      <Show when={assembly.speaker() !== null}>
        <Button
          small
          look={props.summary.mine ? 'quiet' : 'plain'}
          aria-pressed={props.summary.mine}
          onClick={() => void support()}
        >
          {props.summary.mine ? 'Take my support back' : 'I support this'}
        </Button>
      </Show>
    </div>
  );
}
