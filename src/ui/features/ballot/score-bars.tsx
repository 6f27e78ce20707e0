import { For, Show, type JSX } from 'solid-js';
import type { CountReport, Round } from '../../../domain/tally/report.ts';
import { figureRounded, figureWords, toDraw } from './figure-words.ts';
import css from './score-bars.module.css';
import { StarMark } from './star-mark.tsx';

/** The scoring round: a bar for each option, the highest first; those who go on have a star. */
export function ScoreBars(props: {
  readonly report: CountReport;
  readonly round: Round;
  /** The most that one option could have: five points a paper. */
  readonly most: number;
}): JSX.Element {
  const goesOn = (option: number) =>
    props.round.type === 'star' ? props.round.finalists.includes(option) : props.round.winner === option;
  return (
    <ul class={css.bars} role="list">
      <For each={props.round.standings}>
        {(standing) => (
          <li class={css.bar} classList={{ [css.on ?? '']: goesOn(standing.option) }}>
            <span class={css.label}>
              <Show when={goesOn(standing.option)}>
                <StarMark size={18} />
                <span class={css.hidden}>goes on: </span>
              </Show>
              <span dir="auto">{props.report.options[standing.option]}</span>
            </span>
            <span class={css.total} title={figureWords(standing.total)}>
              {figureRounded(standing.total)}
              <span class={css.hidden}> points</span>
            </span>
            <span class={css.track} aria-hidden="true">
              <span
                class={css.fill}
                style={{
                  'inline-size': `${props.most === 0 ? 0 : Math.min(100, (toDraw(standing.total) / props.most) * 100)}%`,
                }}
              />
            </span>
          </li>
        )}
      </For>
    </ul>
  );
}
