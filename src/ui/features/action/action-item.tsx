import { A } from '@solidjs/router';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { mayChangeAction } from '../../../domain/action/may.ts';
import type { ActionChanged } from '../../../domain/action/headers.ts';
import type { Action } from '../../../domain/action/state.ts';
import { mayErase } from '../../../domain/may.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Menu, type MenuItem } from '../../kit/menu.tsx';
import { Row } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { dayInFull } from '../../words/days.ts';
import { ActionSign } from './action-sign.tsx';
import css from './action-item.module.css';
import { dueWords } from './due-words.ts';
import { DueDialog } from './due-dialog.tsx';
import { isLate } from './group-actions.ts';
import { ActionHands } from './action-hands.tsx';

/** One action: what is to be done, by whom and when, and what I can do about it. */
export function ActionItem(props: {
  readonly action: Action;
  readonly now: number;
  /** What it carries out, and where to read that. */
  readonly of?: { readonly title: string; readonly href: string } | undefined;
}): JSX.Element {
  const assembly = useAssembly();
  const { busy, run } = createAct();
  const [dating, setDating] = createSignal(false);
  const words = () => props.action.words ?? 'The words were erased, or aren’t here yet.';
  const late = () => isLate(props.action, props.now);
  const state = () => {
    if (props.action.done !== null) return 'done';
    return props.action.takenOnBy.length > 0 ? 'inHand' : 'free';
  };
  const may = createMemo(() => {
    const me = assembly.speaker();
    const governance = assembly.governance();
    const ask = (change: ActionChanged['change'], due: number | null = null) =>
      me !== null && mayChangeAction(governance, me, props.action.id, change, due) === null;
    const otherDay = props.action.due === null ? props.now : props.action.due + 1;
    return {
      takenOn: ask('takenOn'),
      givenBack: props.action.done === null && ask('givenBack'),
      done: ask('done'),
      notDone: ask('notDone'),
      due: props.action.done === null && ask('due', otherDay),
      erase:
        me === props.action.by &&
        props.action.words !== null &&
        mayErase(governance, me, props.action.id) === null,
    };
  });
  const mine = () => may().givenBack;
  const { open } = assembly;
  const id = () => props.action.id;
  const further = (): MenuItem[] => [
    ...(may().done && !mine()
      ? [
          {
            label: 'It’s done',
            icon: 'tick',
            onChoose: () => void run(() => open.finishAction(id())),
          } as const,
        ]
      : []),
    ...(mine()
      ? [
          {
            label: 'Give it back',
            icon: 'reply',
            onChoose: () => void run(() => open.giveBackAction(id())),
          } as const,
        ]
      : []),
    ...(may().due
      ? [{ label: 'Change the date', icon: 'clock', onChoose: () => setDating(true) } as const]
      : []),
    ...(may().notDone
      ? [
          {
            label: 'Not done after all',
            icon: 'reply',
            onChoose: () => void run(() => open.reopenAction(id())),
          } as const,
        ]
      : []),
    ...(may().erase
      ? [
          {
            label: 'Erase the words',
            icon: 'erase',
            final: true,
            onChoose: () => void run(() => open.eraseWords('governance', id())),
          } as const,
        ]
      : []),
  ];
  return (
    <Row
      sign={<ActionSign state={state()} late={late()} />}
      title={
        <span class={css.words} data-gone={props.action.words === null ? '' : undefined} dir="auto">
          {words()}
        </span>
      }
      end={
        <div class={css.acts} data-few={may().takenOn || mine() ? undefined : ''}>
          <Show when={may().takenOn}>
            <Button small busy={busy()} onClick={() => void run(() => open.takeOnAction(id()))}>
              I’ll do it
            </Button>
          </Show>
          <Show when={mine() && may().done}>
            <Button
              small
              look="step"
              icon="tick"
              busy={busy()}
              onClick={() => void run(() => open.finishAction(id()))}
            >
              Done
            </Button>
          </Show>
          <Show when={further().length > 0}>
            <Menu label={`More about: ${words()}`} items={further()} />
          </Show>
          <DueDialog action={props.action} open={dating()} onClose={() => setDating(false)} />
        </div>
      }
    >
      <span class={css.line}>
        <ActionHands action={props.action} now={props.now} />
      </span>
      <Show when={props.action.done === null && props.action.due}>
        {(due) => (
          <>
            <span class={late() ? css.late : css.line}>{dueWords(due(), props.now)}</span>
            <span class={css.paper}>due on {dayInFull(due())}</span>
          </>
        )}
      </Show>
      <Show when={props.of}>
        {(of) => (
          <span class={css.line}>
            <A class={css.of} href={of().href}>
              {of().title}
            </A>
          </span>
        )}
      </Show>
    </Row>
  );
}
