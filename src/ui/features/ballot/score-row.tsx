import { createUniqueId, For, type JSX } from 'solid-js';
import css from './score-row.module.css';

const SCORES = [0, 1, 2, 3, 4, 5] as const;

export interface ScoreRowProps {
  readonly label: string;
  /** What the option means, where its words don't say it. */
  readonly about: string;
  /** Null: not scored yet. */
  readonly score: number | null;
  readonly onScore: (score: number) => void;
}

/**
 * One option on a ballot paper: six beads on a wire, native radio buttons in a fieldset. Arrow keys move
 * among them, and each of the keys 0 to 5 sets its score at once.
 */
export function ScoreRow(props: ScoreRowProps): JSX.Element {
  const name = createUniqueId();
  let row: HTMLFieldSetElement | undefined;
  const byDigit = (event: KeyboardEvent) => {
    if (!/^[0-5]$/u.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    props.onScore(Number(event.key));
    row?.querySelectorAll('input')[Number(event.key)]?.focus();
  };
  const note = () => {
    const unscored = props.score === null ? 'Not scored yet, so it counts as 0' : '';
    return [props.about, unscored].filter(Boolean).join('. ');
  };
  return (
    <fieldset ref={row} class={css.row} aria-describedby={`${name}-note`} onKeyDown={byDigit}>
      <legend class={css.label} dir="auto">
        {props.label}
      </legend>
      <p id={`${name}-note`} class={css.note}>
        {note()}
      </p>
      <div class={css.beads} style={{ '--at': props.score ?? 0 }}>
        <For each={SCORES}>
          {(score) => (
            <label
              class={css.bead}
              classList={{
                [css.on ?? '']: props.score === score,
                [css.under ?? '']: props.score !== null && score < props.score,
              }}
            >
              <input
                type="radio"
                name={name}
                value={score}
                checked={props.score === score}
                aria-label={`${score} of 5`}
                onChange={() => props.onScore(score)}
              />
              <span aria-hidden="true">{score}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

/** What the ends of the wire mean, above the rows. */
export function ScoreEnds(): JSX.Element {
  return (
    <p class={css.ends}>
      <span>0 not at all</span>
      <span>my favourite 5</span>
    </p>
  );
}
