import { For, Index, Show, type JSX } from 'solid-js';
import type { CountReport, StarRound } from '../../../domain/tally/report.ts';
import css from './runoff-marks.module.css';
import { StarMark } from './star-mark.tsx';

/** Up to so many papers, each is a mark of its own; above they join into bars. */
const MOST_MARKS = 60;

interface Side {
  readonly label: string;
  readonly papers: number;
  readonly look: 'won' | 'lost' | 'same';
}

/** The runoff: which of the two finalists each paper scores higher, one mark a paper. */
export function RunoffMarks(props: { readonly report: CountReport; readonly round: StarRound }): JSX.Element {
  const sides = (): readonly Side[] => {
    const { finalists, runoff, winner } = props.round;
    if (runoff === null) return [];
    const [one, other] = runoff.preferring;
    const side = (option: number | undefined, papers: number): Side => ({
      label: props.report.options[option ?? -1] ?? '',
      papers,
      look: option === winner ? 'won' : 'lost',
    });
    const both = [side(finalists[0], one), side(finalists[1], other)];
    return [
      ...both.toSorted((a, b) => Number(b.look === 'won') - Number(a.look === 'won')),
      { label: 'Scored them the same', papers: runoff.noPreference, look: 'same' },
    ];
  };
  const inMarks = () => props.report.papers <= MOST_MARKS;
  return (
    <>
      <Show when={inMarks()}>
        <p class={css.soft}>Each mark is one paper.</p>
      </Show>
      <ul class={css.sides} role="list">
        <For each={sides()}>
          {(side) => (
            <li class={css.side} data-look={side.look}>
              <span class={css.label} dir="auto">
                {side.label}
              </span>
              <span class={css.count}>
                {side.papers.toLocaleString('en-GB')}
                <span class={css.hidden}> papers</span>
              </span>
              <Show
                when={inMarks()}
                fallback={
                  <span class={css.track} aria-hidden="true">
                    <span
                      class={css.fill}
                      style={{ 'inline-size': `${(side.papers / props.report.papers) * 100}%` }}
                    />
                  </span>
                }
              >
                <span class={css.marks} aria-hidden="true">
                  <Index each={Array.from({ length: side.papers }, (_, i) => i)}>
                    {() => <Mark look={side.look} />}
                  </Index>
                </span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}

function Mark(props: { readonly look: Side['look'] }): JSX.Element {
  return (
    <Show when={props.look === 'same'} fallback={<StarMark size={16} outline={props.look === 'lost'} />}>
      <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
        <path class={css.same} d="M3.5 5.5h9M3.5 10.5h9" />
      </svg>
    </Show>
  );
}
