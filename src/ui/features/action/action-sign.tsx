import type { JSX } from 'solid-js';
import { StepSign } from '../../rings/step-sign.tsx';
import css from './action-sign.module.css';

export type ActionState = 'free' | 'inHand' | 'done';

/** An action as a ring: dotted while nobody has it, with a stone in hand, ticked when done. */
export function ActionSign(props: { readonly state: ActionState; readonly late?: boolean }): JSX.Element {
  return (
    <svg
      class={css.sign}
      data-state={props.state}
      data-late={props.late ? '' : undefined}
      width={32}
      height={32}
      viewBox="0 0 32 32"
      aria-hidden="true"
    >
      <circle class={css.ring} cx={16} cy={16} r={13} />
      {props.state === 'inHand' ? <circle class={css.stone} cx={16} cy={16} r={5.5} /> : null}
      {props.state === 'done' ? <StepSign step="decision" cx={16} cy={16} r={13} /> : null}
    </svg>
  );
}
