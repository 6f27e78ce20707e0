import { For, type JSX } from 'solid-js';
import type { SeatRound } from '../../../domain/tally/report.ts';
import { figureWords } from './figure-words.ts';
import css from './seat-weights.module.css';

/** What a seat of proportional STAR cost its supporters, in exact fractions of a paper. */
export function SeatWeights(props: { readonly round: SeatRound; readonly winner: string }): JSX.Element {
  const paying = () => props.round.supporters.filter(({ spent }) => spent !== 0);
  return (
    <div
      class={css.scroll}
      tabindex={0}
      role="region"
      aria-label={`Who paid for the seat of ${props.winner}`}
    >
      <table class={css.weights}>
        <thead>
          <tr>
            <th scope="col">Papers</th>
            <th scope="col">gave it</th>
            <th scope="col">weighed</th>
            <th scope="col">spent</th>
            <th scope="col">left</th>
          </tr>
        </thead>
        <tbody>
          <For each={paying()}>
            {(group) => (
              <tr>
                <td>{group.papers.toLocaleString('en-GB')}</td>
                <td>{group.score}</td>
                <td>{figureWords(group.weight)}</td>
                <td>{figureWords(group.spent)}</td>
                <td>{figureWords(group.left)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
