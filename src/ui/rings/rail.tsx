import { A } from '@solidjs/router';
import { For, Show, type JSX } from 'solid-js';
import { Knot, type KnotState } from './knot.tsx';
import type { Step } from './step-sign.tsx';
import styles from './rail.module.css';

export interface RailProps {
  readonly states: Readonly<Record<Step, KnotState>>;
  /** The step that the proposal is at, or where it ended. */
  readonly at: Step;
  /** Days gone of five, where the decision is cooling off. */
  readonly daysGone?: number;
  /** The line alone, without the wall's tint above it. */
  readonly bare?: boolean;
  /** Where a step leads, for steps that have a page of their own. */
  readonly links?: Readonly<Partial<Record<Step, string>>>;
}

const STEPS: readonly Step[] = ['talk', 'moot', 'ballot', 'decision'];
const NAMES = {
  talk: 'Talk',
  moot: 'Moot',
  ballot: 'Ballot',
  decision: 'Decision',
} as const satisfies Record<Step, string>;
const SAID = {
  now: 'now',
  been: 'been through',
  ahead: 'perhaps ahead',
  spared: 'not needed',
  cooling: 'cooling off',
  fell: 'it fell here',
} as const satisfies Record<KnotState, string>;

/**
 * Where a proposal stands and where it may go: the edge between the wall and the paper, on which the steps
 * hang. Say the next step in a sentence below it; the picture alone does not.
 */
export function Rail(props: RailProps) {
  return (
    <div class={`${styles.rail} ${props.bare ? styles.bare : ''}`} data-step={props.at}>
      <ol role="list" aria-label="Where this stands">
        <For each={STEPS}>
          {(step) => (
            <li aria-current={props.at === step ? 'step' : undefined}>
              <Show when={props.links?.[step]} fallback={<OneStep rail={props} step={step} />}>
                {(to) => (
                  <A class={styles.link} href={to()}>
                    <OneStep rail={props} step={step} />
                  </A>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </div>
  );
}

function OneStep(props: { readonly rail: RailProps; readonly step: Step }): JSX.Element {
  const state = () => props.rail.states[props.step];
  return (
    <>
      <span class={styles.hook}>
        <Knot step={props.step} state={state()} daysGone={props.rail.daysGone} />
      </span>
      <span class={styles.name} classList={{ [styles.hidden ?? '']: state() === 'spared' }}>
        {NAMES[props.step]}
        <span class={styles.hidden}>, {SAID[state()]}</span>
      </span>
    </>
  );
}
