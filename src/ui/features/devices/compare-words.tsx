import { For, Match, Show, Switch, type JSX } from 'solid-js';
import type { DeviceLinkSession, DeviceLinkState } from '../../../app/devices-api.ts';
import { Button } from '../../kit/button.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { linkFaultSentence } from '../../words/devices.ts';
import codes from '../codes/codes.module.css';
import { FINDING, Waiting } from '../codes/waiting.tsx';
import css from './devices.module.css';

export interface CompareWordsProps {
  readonly session: DeviceLinkSession;
  /** Before there are words: this device's own code. */
  readonly waiting: JSX.Element;
  /** Once the device is linked: where to go on. */
  readonly onward: JSX.Element;
  /** Another try. */
  readonly again: JSX.Element;
}

type Compared = Extract<DeviceLinkState, { readonly type: 'compare' }>;

/** What a linking comes to on this screen: codes, then three words that both people compare, then done. */
export function CompareWords(props: CompareWordsProps) {
  // A session is shown once; another one is another part of the screen.
  // oxlint-disable-next-line solid/reactivity
  const state = fromReadable(props.session.state);
  const failed = () => {
    const now = state();
    return now.type === 'failed' ? now.why : undefined;
  };
  const done = () => {
    const now = state();
    return now.type === 'done' ? now : undefined;
  };
  return (
    <Switch>
      <Match when={state().type === 'waiting'}>{props.waiting}</Match>
      <Match when={state().type === 'connecting'}>
        <Waiting for={FINDING} />
      </Match>
      <Match when={state().type === 'compare' && (state() as Compared)}>
        {(compared) => <Words compared={compared()} session={props.session} />}
      </Match>
      <Match when={done()}>
        {(end) => (
          <div class={codes.column}>
            <p role="status">
              <Show
                when={end().assemblies > 0}
                fallback={<>Both devices speak for you now. There is no assembly to bring along yet.</>}
              >
                Both devices speak for you now. {cameAlong(end().assemblies)}
              </Show>
            </p>
            <div class={codes.acts}>{props.onward}</div>
          </div>
        )}
      </Match>
      <Match when={failed()}>
        {(why) => (
          <div class={codes.column}>
            <p role="alert">{linkFaultSentence(why())}</p>
            <div class={codes.acts}>{props.again}</div>
          </div>
        )}
      </Match>
    </Switch>
  );
}

const cameAlong = (assemblies: number): string =>
  assemblies === 1
    ? 'Your assembly came along. It fills up while the two are linked.'
    : `Your ${assemblies} assemblies came along. They fill up while the two are linked.`;

/** The title that goes with it. */
export function compareTitle(state: DeviceLinkState, waiting: string): string {
  switch (state.type) {
    case 'waiting':
      return waiting;
    case 'connecting':
      return 'Linking';
    case 'compare':
      return 'Are these the same?';
    case 'done':
      return 'It’s yours';
    case 'failed':
      return 'That didn’t work';
  }
}

function Words(props: { readonly compared: Compared; readonly session: DeviceLinkSession }) {
  return (
    <div class={codes.column}>
      <div class={css.panel}>
        <p>
          Hold both screens side by side
          <Show when={props.compared.name !== ''}> (the other one is {props.compared.name})</Show>. Both must
          show these words:
        </p>
        <ol class={css.words} role="list" aria-label="The three words">
          <For each={props.compared.words}>{(word) => <li>{word}</li>}</For>
        </ol>
      </div>
      <Show when={!props.compared.confirmed} fallback={<Waiting for="Now say so on the other one, too" />}>
        <p>
          If they differ, somebody sits in between the two and could act as you from then on. Stop, and
          nothing has happened.
        </p>
      </Show>
      <div class={codes.acts}>
        <Show when={!props.compared.confirmed}>
          <Button look="solid" onClick={() => props.session.confirm()}>
            They’re the same
          </Button>
        </Show>
        <Button look="quiet" onClick={() => props.session.refuse()}>
          {props.compared.confirmed ? 'Stop' : 'They differ: stop'}
        </Button>
      </div>
    </div>
  );
}
