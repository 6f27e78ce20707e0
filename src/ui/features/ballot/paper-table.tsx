import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { Virtualizer, type VirtualizerHandle } from 'virtua/solid';
import { Button } from '../../kit/button.tsx';
import { PAPER_STATES } from '../../words/ballots.ts';
import { everyName } from '../../words/counts.ts';
import { allPapers, type PaperRow } from './all-papers.ts';
import type { BallotView } from './ballot-view.ts';
import css from './paper-table.module.css';

/** Heights in px: of a row, and of the head above the rows. The same in the styles. */
const ROW = 44;
const HEAD = 56;
/** Up to so many, mine is found at a glance. */
const FEW = 12;

/** Every paper with its scores, mine marked. Only the rows in sight are in the page. */
export function PaperTable(props: { readonly view: BallotView }): JSX.Element {
  const ballot = () => props.view.ballot();
  const [frame, setFrame] = createSignal<HTMLElement>();
  const rows = createMemo(() => allPapers(ballot(), props.view.me()));
  let list: VirtualizerHandle | undefined;
  const mine = createMemo(() => rows().findIndex((row) => row.mine));
  const stateOf = (row: PaperRow) => {
    const by =
      row.state === 'inDoubt' ? `, by ${everyName(row.listedBy.map(props.view.callName))} alone` : '';
    return `${PAPER_STATES[row.state]}${by}`;
  };
  return (
    <>
      <Show when={mine() >= 0 && rows().length > FEW}>
        <div class={css.toMine}>
          <Button small look="quiet" onClick={() => list?.scrollToIndex(mine(), { align: 'center' })}>
            Go to mine
          </Button>
        </div>
      </Show>
      <div
        ref={setFrame}
        class={css.frame}
        role="table"
        aria-label="Every paper"
        aria-rowcount={rows().length + 1}
        aria-colcount={ballot().options.length + 3}
        tabindex={0}
        style={{ '--options': ballot().options.length }}
      >
        <div role="rowgroup" class={css.headGroup}>
          <div class={`${css.row} ${css.head}`} role="row" aria-rowindex={1}>
            <span role="columnheader">No.</span>
            <span role="columnheader">Receipt</span>
            <For each={ballot().options}>
              {(option) => (
                <span role="columnheader" class={css.option} title={option.label} dir="auto">
                  {option.label}
                </span>
              )}
            </For>
            <span role="columnheader">Counted?</span>
          </div>
        </div>
        <div role="rowgroup">
          <Show when={frame()}>
            {(scroller) => (
              <Virtualizer
                ref={(handle) => {
                  list = handle;
                }}
                data={rows()}
                scrollRef={scroller()}
                itemSize={ROW}
                startMargin={HEAD}
                bufferSize={440}
              >
                {(row, index) => (
                  <div
                    class={css.row}
                    classList={{ [css.mine ?? '']: row.mine }}
                    role="row"
                    aria-rowindex={index() + 2}
                  >
                    <span role="cell">{index() + 1}</span>
                    <span role="rowheader" class={css.code} title={row.code}>
                      {row.code}
                      {row.mine ? <b class={css.yours}> yours</b> : ''}
                    </span>
                    <For each={row.scores}>
                      {(score) => (
                        <span role="cell" class={css.score} data-score={score}>
                          {score}
                        </span>
                      )}
                    </For>
                    <span role="cell" class={css.state}>
                      {stateOf(row)}
                    </span>
                  </div>
                )}
              </Virtualizer>
            )}
          </Show>
        </div>
      </div>
    </>
  );
}
