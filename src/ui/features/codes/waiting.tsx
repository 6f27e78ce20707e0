import { Show } from 'solid-js';
import { LookingDots } from '../../rings/looking-dots.tsx';
import css from './codes.module.css';

/** What is under way between two devices, read out as it changes. `about`: what to do meanwhile. */
export function Waiting(props: { readonly for: string; readonly about?: string | undefined }) {
  return (
    <p class={css.state} role="status">
      <LookingDots size={32} />
      <span>
        <b>{props.for}</b>
        <Show when={props.about}>{(about) => <span class={css.soft}>{about()}</span>}</Show>
      </span>
    </p>
  );
}

/** While the two ends look for each other. */
export const FINDING = 'The two devices are finding each other';
