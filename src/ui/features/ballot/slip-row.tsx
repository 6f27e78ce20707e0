import { createSignal, For, type JSX } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import css from './slip-row.module.css';

/**
 * One slip, entered without looking away from the paper: a digit goes to the next box, Enter to the next
 * slip. An empty box counts as 0.
 */
export function SlipRow(props: {
  readonly options: readonly string[];
  /** From 1. */
  readonly number: number;
  readonly onRow: (row: readonly number[]) => void;
}): JSX.Element {
  const [row, setRow] = createSignal<readonly string[]>([]);
  const boxes: HTMLInputElement[] = [];
  const focus = (box: number) => {
    const target = boxes[Math.max(0, Math.min(props.options.length - 1, box))];
    target?.focus();
    target?.select();
  };
  const type = (box: number, text: string) => {
    const digit = /[0-5]/u.exec(text.slice(-1))?.[0] ?? '';
    setRow(props.options.map((_, i) => (i === box ? digit : (row()[i] ?? ''))));
    const input = boxes[box];
    if (input) input.value = digit;
    if (digit !== '') focus(box + 1);
  };
  const enter = () => {
    props.onRow(props.options.map((_, i) => Number(row()[i] ?? 0)));
    setRow([]);
    focus(0);
  };
  const move = (box: number, event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.key === 'Enter') enter();
    else if (event.key === 'ArrowRight') focus(box + 1);
    else if (event.key === 'ArrowLeft' || (event.key === 'Backspace' && event.currentTarget.value === ''))
      focus(box - 1);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset class={css.slip}>
      <legend class={css.number}>Slip {props.number}</legend>
      <div class={css.boxes}>
        <For each={props.options}>
          {(option, i) => (
            <label class={css.box}>
              <span dir="auto">{option}</span>
              <input
                ref={(box) => {
                  boxes[i()] = box;
                }}
                type="text"
                inputmode="numeric"
                autocomplete="off"
                maxLength={2}
                value={row()[i()] ?? ''}
                onInput={(event) => type(i(), event.currentTarget.value)}
                onKeyDown={(event) => move(i(), event)}
                onFocus={(event) => event.currentTarget.select()}
              />
            </label>
          )}
        </For>
      </div>
      <Button small look="step" onClick={enter}>
        Next slip
      </Button>
    </fieldset>
  );
}
