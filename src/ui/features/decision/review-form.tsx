import { createSignal, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { byteLimits } from '../../../domain/limits.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { DayField } from '../../kit/day-field.tsx';
import { TextArea } from '../../kit/field.tsx';
import { useAssembly } from '../../projection/context.ts';
import { today } from '../../words/days.ts';
import { fits } from '../proposal/fits.ts';
import css from './review-section.module.css';

/** What came of looking again, and when to look next. */
export function ReviewForm(props: {
  readonly decision: RecordId;
  readonly now: number;
  readonly onClose: () => void;
}): JSX.Element {
  const { open } = useAssembly();
  const { busy, run } = createAct();
  const place = () => `review:${props.decision}`;
  const [words, setWords] = createSignal(open.unsaid.get(place()));
  const [next, setNext] = createSignal<number | null>(null);
  const [asked, setAsked] = createSignal(false);
  const tooLong = () =>
    fits(words(), byteLimits.words) ? undefined : 'That is too long. Say the main thing here.';
  const inThePast = () => {
    const day = next();
    return asked() && day !== null && day <= today(props.now)
      ? 'Choose a day that is still to come.'
      : undefined;
  };
  const write = async (): Promise<void> => {
    setAsked(true);
    if (tooLong() !== undefined || inThePast() !== undefined) return;
    if (!(await run(() => open.reviewDecision(props.decision, words().trim(), next())))) return;
    open.unsaid.set(place(), '');
    props.onClose();
  };
  return (
    <form
      class={css.form}
      aria-label="We looked at it again"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <TextArea
        label="What came of it?"
        hint="It stays as it is; it worked less well than we hoped; somebody puts a new proposal."
        fault={tooLong()}
        value={words()}
        ref={(area: HTMLTextAreaElement) => queueMicrotask(() => area.focus())}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          open.unsaid.set(place(), event.currentTarget.value);
        }}
      />
      <DayField
        label="Look again on"
        hint="Without a day it isn’t brought up again."
        fault={inThePast()}
        value={next()}
        onDay={setNext}
      />
      <div class={css.acts}>
        <Button small look="quiet" onClick={() => props.onClose()}>
          Not now
        </Button>
        <Button small look="solid" type="submit" busy={busy()}>
          Write it down
        </Button>
      </div>
    </form>
  );
}
