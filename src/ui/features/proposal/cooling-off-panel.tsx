import { createMemo, Show, type JSX } from 'solid-js';
import { mayRecordStanding, mayWithdrawOutcome } from '../../../domain/may.ts';
import type { Outcome } from '../../../domain/state.ts';
import { Button } from '../../kit/button.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { StepRing } from '../../rings/step-ring.tsx';
import { plural } from '../../words/counts.ts';
import { ago } from '../../words/time.ts';
import { AS_FAR_AS_HEARD, FromWhom } from './as-far-as-heard.tsx';
import { arcsGone, coolingOffOf, couldShorten } from './cooling-off.ts';
import css from './cooling-off-panel.module.css';
import { createAct } from '../../kit/create-act.ts';
import type { ProposalView } from './proposal-view.ts';
import { counted } from './spoken.ts';

/** A recorded consensus in its cooling-off: how far it is, from whom that is known, what one can still do. */
export function CoolingOffPanel(props: {
  readonly view: ProposalView;
  readonly outcome: Outcome;
  readonly now: number;
}): JSX.Element {
  const toasts = useToasts();
  const { busy, run } = createAct();
  const open = () => props.view.assembly.open;
  const listener = () => props.view.listener();
  const state = createMemo(() =>
    coolingOffOf(props.outcome, {
      heldSince: open().heldSince(props.outcome.id),
      now: props.now,
      days: listener().coolingOffDays,
    }),
  );
  const recorder = () => (props.outcome.by === listener().me ? 'You' : listener().callName(props.outcome.by));
  const may = (asks: typeof mayRecordStanding) => {
    const me = props.view.assembly.speaker();
    return me !== null && asks(props.view.assembly.governance(), me, props.outcome.id) === null;
  };
  const mayStand = createMemo(() => may(mayRecordStanding));
  const mayTakeBack = createMemo(() => may(mayWithdrawOutcome));
  const stand = async (): Promise<void> => {
    if (await run(() => open().recordStanding(props.outcome.id))) {
      toasts.say({ words: 'It stands. It’s in the register of decisions.' });
    }
  };
  const takeBack = async (): Promise<void> => {
    if (await run(() => open().withdrawOutcome(props.outcome.id)))
      toasts.say({ words: 'You took the record back.' });
  };
  return (
    <section class={css.panel} aria-label="Cooling-off" data-step="decision">
      <div class={css.head}>
        <StepRing step="decision" size={64} daysGone={arcsGone(state())} />
        <div>
          <p class={css.lead}>{AS_FAR_AS_HEARD}.</p>
          <p>{daysLine(state().gone, state().left)}</p>
        </div>
      </div>
      <FromWhom
        summary={`${state().heard}: see from whom`}
        people={props.outcome.heldBy}
        nameOf={props.view.nameOf}
        none="No member’s device has had it that long yet."
      >
        <p class={css.note}>
          Each device says so when its owner opens Moot after{' '}
          {counted(listener().coolingOffDays, 'day', 'days')}. {couldShorten(props.outcome)}
        </p>
      </FromWhom>
      <p class={css.note}>
        Recorded by {recorder() === 'You' ? 'you' : recorder()} {ago(props.outcome.time, props.now)}; your
        device checked it. {recorder()} had heard {plural(props.outcome.heard, 'person', 'people')}.
      </p>
      <Show when={mayStand()}>
        <Button look="needs" icon="tick" busy={busy()} onClick={() => void stand()}>
          Record that it stands
        </Button>
      </Show>
      <p>
        {props.view.speaks() ? `Weren’t there? Say where you stand below: ${reopens(props.outcome)}. ` : ''}
        Work may begin meanwhile.
      </p>
      <Show when={mayTakeBack()}>
        <Button small look="quiet" busy={busy()} onClick={() => void takeBack()}>
          Take the record back
        </Button>
      </Show>
    </section>
  );
}

/** What brings it back to the table (OUT-8). */
const reopens = ({ outcome, moot }: Outcome): string => {
  if (moot === null) return 'an objection, or asking for a Moot, reopens it';
  return outcome === 'falls'
    ? 'if enough people who had not been heard speak for it, it is opened again'
    : 'starkly negative input from people who had not been heard reopens it';
};

function daysLine(gone: number, left: number): string {
  if (left === 0) return 'This device has had it for all the days of cooling-off.';
  const had =
    gone === 0 ? 'This device got it today' : `This device has had it for ${counted(gone, 'day', 'days')}`;
  return `${had}; ${counted(left, 'day', 'days')} to go.`;
}
