import { Match, Switch, type JSX } from 'solid-js';
import type { BallotResult } from '../../../domain/ballot/state.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { deadlineSays } from '../../words/ballots.ts';
import { everyName, inWords } from '../../words/counts.ts';
import { TellersList } from './tellers-list.tsx';
import type { BallotView } from './ballot-view.ts';
import css from './seal-card.module.css';
import { SealSign } from './seal-sign.tsx';

/** [BAL-8] Who sealed it, and without whom. */
export function SealCard(props: { readonly view: BallotView; readonly result: BallotResult }): JSX.Element {
  const tellers = () => props.view.ballot().tellers;
  const confirmed = () => tellers().filter((teller) => teller.confirmed !== null).length;
  const missing = () => props.result.missing.map(props.view.callName);
  return (
    <Sheet>
      <div class={css.card}>
        <SealSign signed={confirmed()} tellers={tellers().length} sealed size={64} />
        <div class={css.words}>
          <p>
            <b>Sealed.</b>{' '}
            <Switch
              fallback={`${inWords(confirmed())} of ${inWords(tellers().length).toLowerCase()} tellers confirmed the same returns, without ${everyName(missing())}.`}
            >
              <Match when={tellers().length === 1}>The one teller confirmed it.</Match>
              <Match when={missing().length === 0 && confirmed() === tellers().length}>
                All {inWords(tellers().length).toLowerCase()} tellers confirmed the same returns.
              </Match>
              <Match when={missing().length === 0}>
                {inWords(confirmed())} of {inWords(tellers().length).toLowerCase()} tellers confirmed the same
                returns.
              </Match>
            </Switch>
          </p>
          <p class={css.soft}>{deadlineSays(tellers().length)}</p>
          <details class={css.who}>
            <summary>See who</summary>
            <TellersList view={props.view} />
          </details>
        </div>
      </div>
    </Sheet>
  );
}
