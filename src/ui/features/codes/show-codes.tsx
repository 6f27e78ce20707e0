import { createMemo, createSignal, createUniqueId, Show } from 'solid-js';
import { parcelCodes, type Parcel } from '../../../app/parcel.ts';
import { Choice, TextField } from '../../kit/field.tsx';
import { aboutOf, howMuch } from '../../words/codes.ts';
import { CopyText } from './copy-text.tsx';
import { MovingCode } from './moving-code.tsx';
import css from './codes.module.css';

type Pace = 'quick' | 'slow';

/** Bytes in a code and codes a second. Slow: larger squares, for old cameras, far screens, and tired eyes. */
const PACES = {
  quick: { block: 400, rate: 10 },
  slow: { block: 160, rate: 4 },
} as const satisfies Record<Pace, { block: number; rate: number }>;

export interface ShowCodesProps {
  readonly parcel: Parcel;
  /** What is shown: `What Ana lacks of Leeds Central`. */
  readonly label: string;
  /** Whether the other end shows a number when all is there; without one there is nothing to compare. */
  readonly answered: boolean;
}

const stillWished = (): boolean =>
  document.documentElement.dataset['motion'] === 'still' ||
  matchMedia('(prefers-reduced-motion: reduce)').matches;

/** A parcel as codes on this screen, how far it is, and whether the other end has it. */
export function ShowCodes(props: ShowCodesProps) {
  const [pace, setPace] = createSignal<Pace>(stillWished() ? 'slow' : 'quick');
  const [shown, setShown] = createSignal(0);
  const [number, setNumber] = createSignal('');
  const hint = createUniqueId();
  const codes = createMemo(() => {
    setShown(0);
    return parcelCodes(props.parcel, PACES[pace()].block);
  });
  const isMoving = () => codes().blocks > 1;
  const told = () => number().replaceAll(/\D/g, '');
  const hasAll = () => told() === codes().done;
  const fault = () =>
    told().length === 4 && !hasAll() ? 'That isn’t the number for this. Is it from this code?' : undefined;
  const progress = () => {
    const got = Math.min(shown(), codes().blocks) / codes().blocks;
    return got < 1
      ? `${aboutOf(Math.round(codes().length * got), codes().length)} shown`
      : 'All of it was shown once. Keep on until their screen says that it’s there.';
  };
  return (
    <div class={css.shown}>
      <div class={css.large} aria-describedby={hint}>
        <MovingCode codes={codes()} rate={PACES[pace()].rate} onShown={setShown} label={props.label} />
      </div>
      <div class={css.beside}>
        <p id={hint}>
          {isMoving()
            ? 'They scan this with Moot and hold still until it’s there. Codes that are missed don’t matter.'
            : 'They scan this with Moot. It’s one code, and stands still.'}{' '}
          <span class={css.soft}>{howMuch(codes().length, codes().blocks, PACES[pace()].rate)}.</span>
        </p>
        <Show when={isMoving()}>
          <div class={css.progress}>
            <progress
              class={css.meter}
              max={codes().blocks}
              value={Math.min(shown(), codes().blocks)}
              aria-label="How much was shown"
            />
            <span>{progress()}</span>
          </div>
          <Choice
            label="How fast"
            inRow
            options={[
              { value: 'quick', label: 'Quick' },
              { value: 'slow', label: 'Slow, larger squares' },
            ]}
            value={pace()}
            onChoose={setPace}
          />
        </Show>
        <Show when={props.answered}>
          <Show
            when={!hasAll()}
            fallback={
              <p class={css.done} role="status">
                They have it.
              </p>
            }
          >
            <TextField
              label="Which number does their screen show?"
              hint="It comes when they have all of it."
              inputmode="numeric"
              autocomplete="off"
              maxLength={6}
              value={number()}
              onInput={(event) => setNumber(event.currentTarget.value)}
              fault={fault()}
            />
          </Show>
        </Show>
        <CopyText text={() => codes().text()} what="the code" />
      </div>
    </div>
  );
}
