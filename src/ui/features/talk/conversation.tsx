import { createMemo, createSelector, createSignal, Show, untrack, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Hiding } from '../../../domain/hiding/state.ts';
import type { Mark } from '../../../domain/state.ts';
import { messageView } from '../../../domain/talk/message-view.ts';
import { Page } from '../../shell/page.tsx';
import { timeOfDay } from '../../words/time.ts';
import { ActsPopup } from './acts-popup.tsx';
import { Announcer } from './announcer.tsx';
import { Composer } from './composer.tsx';
import { answeringKey, SAY, type ComposerMode } from './composer-mode.ts';
import styles from './conversation.module.css';
import { AnswerDialog } from '../hiding/answer-dialog.tsx';
import { HideDialog } from '../hiding/hide-dialog.tsx';
import { BlockedLine } from './blocked-line.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { findInHistory } from './find-in-history.ts';
import { FoldRow } from './fold-row.tsx';
import { isFold, type Folds } from './folds.ts';
import { firstNewRow } from './first-new.ts';
import { HereNow } from './here-now.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { ListRow } from './list-row.tsx';
import type { ListScroll } from './list-scroll.ts';
import { MessageList } from './message-list.tsx';
import { NotSpeaking } from './not-speaking.tsx';
import { PlaceContext } from './place-context.ts';
import { nameOf } from './said.ts';
import type { Place } from './talk-order.ts';
import type { TalkView } from './talk-view.ts';
import { useToday } from './today.ts';
import { TypingLine } from './typing-line.tsx';
import { useActs, type Hideable } from './use-acts.ts';
import { useMessageKeys } from './use-message-keys.ts';

export interface ConversationProps {
  readonly view: TalkView;
  readonly title: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly place: Place;
  /** On a thread's page: its root. */
  readonly thread: RecordId | null;
  readonly rows: readonly RecordId[];
  /** The messages that a row shows, in order. */
  readonly inRow: (row: RecordId) => readonly RecordId[];
  /** Rows that are folded, or left out. Without it, none is. */
  readonly folds?: Folds;
  readonly row: (row: RecordId) => JSX.Element;
  /** Where there is nothing yet. */
  readonly empty: JSX.Element;
  /** On the wall: below the title, beside it, and a menu. */
  readonly below?: JSX.Element;
  readonly aside?: JSX.Element;
  readonly menu?: JSX.Element;
  /** Between the wall and the messages. */
  readonly lead?: JSX.Element;
  /** A choice of marks stands above the field. */
  readonly marks: boolean;
  readonly placeholder: string;
  /** What one would write to isn't on this device: there is no field. */
  readonly missing?: boolean;
  /** Before the field. */
  readonly beside?: JSX.Element;
}

/** A page on which people talk: the wall, what was said, and where one writes. */
export function Conversation(props: ConversationProps) {
  const { open } = props.view.assembly;
  const messages = props.view.assembly.messages;
  const today = useToday();
  const [scroll, setScroll] = createSignal<ListScroll>();

  findInHistory(props.view, () => props.missing ?? false);

  const [active, setActive] = createSignal<RecordId | null>(null);
  // Until someone moves among the messages, the Tab key comes to the last one in sight.
  const tabStop = createMemo(() => active() ?? props.inRow(scroll()?.lastInSight() ?? '').at(-1) ?? null);
  const isActive = createSelector(tabStop);

  const isLastUnsent = createSelector(
    createMemo(() => {
      const unsent = props.view.assembly.unsent();
      return unsent.size === 0 ? undefined : props.view.all(props.place).findLast((id) => unsent.has(id));
    }),
  );

  const answering = () => answeringKey(props.place, props.thread);
  const [mode, setModeSignal] = createSignal<ComposerMode>(modeAtFirst(open.unsaid.get(untrack(answering))));
  const setMode = (next: ComposerMode) => {
    if (mode().type === 'reply' || next.type === 'reply') {
      open.unsaid.set(answering(), next.type === 'reply' ? next.message : '');
    }
    setModeSignal(next);
  };
  const [mark, setMark] = createSignal<Mark | null>(null);
  const offeredMark = () => (props.marks ? mark() : undefined);
  const [acts, setActs] = createSignal<{ readonly message: RecordId; readonly beside: Element } | null>(null);
  const [erasing, setErasing] = createSignal<RecordId | null>(null);
  const [hidingWords, setHidingWords] = createSignal<Hideable | null>(null);
  const [answered, setAnswered] = createSignal<Hiding | null>(null);
  const [history, setHistory] = createSignal<RecordId | null>(null);

  const isMine = (row: RecordId) => {
    const message = messages.get(row);
    return message !== undefined && props.view.authorOf(message.device).mine;
  };
  const firstNew = untrack(() => firstNewRow({ rows: props.rows, isUnread: props.view.isUnread, isMine }));
  const isFirstNew = (row: RecordId) => row === firstNew;

  const rowOf = (message: RecordId) => (props.thread === null ? props.view.rootOf(message) : message);
  const openActs = (message: RecordId, beside: Element) => {
    setActive(message);
    setActs({ message, beside });
  };
  const keys = useMessageKeys({
    rows: () => props.rows,
    rowOf,
    inRow: (row) => props.inRow(row),
    setActive,
    openActs,
    scroll,
  });
  const kept = () => {
    const message = active();
    return message === null ? null : rowOf(message);
  };
  const actsFor = useActs({
    view: props.view,
    thread: () => props.thread,
    onMode: setMode,
    onErase: setErasing,
    onHistory: setHistory,
    onHide: setHidingWords,
  });

  const unreadRows = createMemo(() => {
    const here = [...props.view.unread()].filter((id) => props.view.placeOf(id) === props.place);
    return new Set(here.map(rowOf).filter((row) => props.inRow(row).some((id) => props.view.isUnread(id))));
  });
  const timeOfRow = (row: RecordId) =>
    messages.get(props.folds?.folded(row)?.[0] ?? props.inRow(row)[0] ?? row)?.time;
  const seen = (rows: readonly RecordId[]) => {
    const ids = rows.flatMap((row) => props.folds?.folded(row) ?? props.inRow(row));
    props.view.see(ids);
    open.markSeen(ids);
  };
  const erasingWords = () => {
    const message = messages.get(erasing() ?? '');
    return (message && messageView(message, (device) => props.view.assembly.personOf(device)).words) ?? '';
  };
  const labelOf = (row: RecordId) => {
    if (isFold(row)) return 'Messages by people nobody has welcomed yet';
    const message = messages.get(props.inRow(row)[0] ?? row);
    return message
      ? `${nameOf(props.view.authorOf(message.device))}, ${timeOfDay(message.time)}`
      : 'An earlier message';
  };
  const blocked = () => props.folds?.blocked() ?? { rows: 0, people: 0 };
  const timeOf = (row: RecordId | undefined) => (row === undefined ? undefined : timeOfRow(row));

  return (
    <PlaceContext.Provider
      value={{
        view: props.view,
        place: () => props.place,
        thread: () => props.thread,
        isActive,
        isLastUnsent,
        setActive,
        openActs,
        showHistory: setHistory,
        answerHiding: setAnswered,
      }}
    >
      <div
        class={styles.page}
        classList={{ [styles.thread ?? '']: props.thread !== null }}
        data-question={props.place === 'chat' || props.thread !== null ? undefined : ''}
      >
        <Page
          title={props.title}
          wall="step"
          step="talk"
          back={props.back}
          below={props.below}
          picture={
            <div class={styles.aside}>
              <HereNow />
              {props.aside}
            </div>
          }
          menu={props.menu}
          fill
          bleed
          dock={
            <Show when={!props.missing}>
              <Show
                when={props.view.assembly.speaker() !== null}
                fallback={
                  <NotSpeaking view={props.view} place={props.place} thread={props.thread} mode={mode()} />
                }
              >
                <Composer
                  view={props.view}
                  place={props.place}
                  thread={props.thread}
                  mode={mode()}
                  onMode={setMode}
                  mark={offeredMark()}
                  onMark={setMark}
                  onSaid={() => scroll()?.toEnd()}
                  beside={props.beside}
                  placeholder={props.placeholder}
                />
              </Show>
            </Show>
          }
        >
          {props.lead}
          <BlockedLine rows={blocked().rows} people={blocked().people} />
          <Show when={props.rows.length > 0} fallback={<div class={styles.empty}>{props.empty}</div>}>
            <MessageList
              rows={props.rows}
              label={props.title}
              beginAt={firstNew}
              hasOlder={props.view.assembly.hasOlder()}
              loadOlder={() => open.talk.loadOlder()}
              onSeen={seen}
              unread={unreadRows()}
              keep={kept()}
              onKeyDown={keys}
              scroll={setScroll}
            >
              {(row, index) => (
                <ListRow
                  time={timeOf(row)}
                  before={timeOf(props.rows[index() - 1])}
                  firstNew={isFirstNew(row)}
                  now={today()}
                  at={index() + 1}
                  of={props.view.assembly.hasOlder() ? -1 : props.rows.length}
                  label={labelOf(row)}
                >
                  <Show when={props.folds?.folded(row)} fallback={props.row(row)}>
                    {(holds) => <FoldRow holds={holds()} onUnfold={() => props.folds?.unfold(row)} />}
                  </Show>
                </ListRow>
              )}
            </MessageList>
          </Show>
          <TypingLine place={props.place} />
        </Page>
      </div>
      <Announcer view={props.view} place={props.place} />
      <ActsPopup open={acts()} acts={actsFor} onClose={() => setActs(null)} />
      <HistoryDialog message={history()} onClose={() => setHistory(null)} />
      <HideDialog
        target={hidingWords()?.target ?? null}
        name={hidingWords()?.name ?? ''}
        words={hidingWords()?.words ?? null}
        onClose={() => setHidingWords(null)}
      />
      <AnswerDialog hiding={answered()} onClose={() => setAnswered(null)} />
      <EraseDialog record={erasing()} words={erasingWords()} onClose={() => setErasing(null)} />
    </PlaceContext.Provider>
  );
}

const modeAtFirst = (answering: string): ComposerMode =>
  answering === '' ? SAY : { type: 'reply', message: answering };
