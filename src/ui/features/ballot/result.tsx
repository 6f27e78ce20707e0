import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { BallotResult } from '../../../domain/ballot/state.ts';
import type { Round } from '../../../domain/tally/report.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import { LOT_SAYS, METHODS, MY_PAPER_STATES, TWO_TELLERS } from '../../words/ballots.ts';
import { plural } from '../../words/counts.ts';
import { allPapers } from './all-papers.ts';
import type { BallotView } from './ballot-view.ts';
import { doubts, noWinnerWords } from './doubt-words.ts';
import { explain } from './explain.ts';
import { PaperTable } from './paper-table.tsx';
import { receiptOf } from './receipt.ts';
import { RecountButton } from './recount-button.tsx';
import css from './result.module.css';
import { RunoffMarks } from './runoff-marks.tsx';
import { ScoreBars } from './score-bars.tsx';
import { SealCard } from './seal-card.tsx';
import { SeatWeights } from './seat-weights.tsx';
import { Voters } from './voters.tsx';
import { WordsLine } from './words-line.tsx';

/** A sealed count: its rounds drawn, its way explained, what is in doubt, and every paper. */
export function Result(props: { readonly view: BallotView; readonly result: BallotResult }): JSX.Element {
  const ballot = () => props.view.ballot();
  const report = () => props.result.report;
  const [reading, setReading] = createSignal(false);
  const said = createMemo(() => doubts(ballot(), props.result, props.view.callName));
  const explained = createMemo(() => explain(report(), ballot().electorate.length));
  return (
    <>
      <Show when={props.result.noWinner}>
        {(why) => {
          const words = () => noWinnerWords(why(), ballot(), props.view.callName);
          return (
            <Banner tone="refused" lead={words().lead}>
              {words().rest}
            </Banner>
          );
        }}
      </Show>
      <div class={css.columns}>
        <div class={css.rounds}>
          <For each={report().rounds}>
            {(round, i) => (
              <Seat
                view={props.view}
                result={props.result}
                round={round}
                heading={explained()[i()]?.heading ?? ''}
              />
            )}
          </For>
        </div>
        <div class={css.after}>
          <SealCard view={props.view} result={props.result} />
          <MyPaper view={props.view} />
          <RecountButton view={props.view} result={props.result} />
          <Button wide icon="paper" aria-expanded={reading()} onClick={() => setReading(!reading())}>
            {reading()
              ? 'Put the papers away'
              : `Read all ${plural(allPapers(ballot(), null).length, 'paper')}`}
          </Button>
        </div>
      </div>
      <Show when={reading()}>
        <Section title="Every paper">
          <p class={css.soft}>
            Each is signed by the member who sent it. They stand here by their receipts; whoever reads the
            ledger can see whose each is.
          </p>
          <PaperTable view={props.view} />
        </Section>
      </Show>
      <Section title="How that came out">
        <p class={css.soft}>{METHODS[ballot().method].about}</p>
        <For each={explained()}>
          {(round) => (
            <>
              <Show when={round.heading}>
                <h3 class={css.seatName}>{round.heading}</h3>
              </Show>
              <ol class={css.steps} role="list">
                <For each={round.steps}>
                  {(words) => (
                    <li>
                      <p>
                        <WordsLine words={words} />
                      </p>
                    </li>
                  )}
                </For>
              </ol>
            </>
          )}
        </For>
        <Show when={report().lot}>
          {(lot) => (
            <Banner lead="A lot was drawn.">
              Its order:{' '}
              {lot()
                .order.map((option) => report().options[option])
                .join(', ')}
              . It comes from this ballot’s id and the random numbers in the sealed returns, so anyone can
              draw it again. {LOT_SAYS}
            </Banner>
          )}
        </Show>
      </Section>
      <Section title="What is in doubt">
        <Show when={said().length > 0} fallback={<p>Nothing: every paper is in at least two returns.</p>}>
          <ul class={css.doubts} role="list">
            <For each={said()}>{(sentence) => <li>{sentence}</li>}</For>
          </ul>
        </Show>
        <p class={css.soft}>{TWO_TELLERS}</p>
      </Section>
      <Section title="Who could vote">
        <Voters of={ballot()} nameOf={props.view.nameOf} fixed />
      </Section>
    </>
  );
}

/** One seat: its scoring round, and the runoff or what it cost. Several seats fold, the first open. */
function Seat(props: {
  readonly view: BallotView;
  readonly result: BallotResult;
  readonly round: Round;
  readonly heading: string;
}): JSX.Element {
  const report = () => props.result.report;
  const winner = () => report().options[props.round.winner] ?? '';
  const star = () => (props.round.type === 'star' && props.round.runoff !== null ? props.round : undefined);
  const seat = () => (props.round.type === 'seat' ? props.round : undefined);
  const most = () => 5 * report().papers;
  const drawn = () => (
    <div class={css.seatRounds}>
      <section>
        <h2>First, the scores</h2>
        <p class={css.soft}>
          {plural(report().papers, 'paper')}, up to {most().toLocaleString('en-GB')} points each.{' '}
          {seat() ? 'The one with a star wins the seat.' : 'The two with a star go on.'}
        </p>
        <ScoreBars report={report()} round={props.round} most={most()} />
      </section>
      <Show when={star()}>
        {(round) => (
          <section>
            <h2>Then, which of the two?</h2>
            <RunoffMarks report={report()} round={round()} />
          </section>
        )}
      </Show>
      <Show when={seat()}>
        {(round) => (
          <section>
            <h2>Then, who pays for it?</h2>
            <p class={css.soft}>Parts of each paper’s weight, exactly. Those who gave most pay first.</p>
            <SeatWeights round={round()} winner={winner()} />
          </section>
        )}
      </Show>
    </div>
  );
  return (
    <Show when={props.heading} fallback={drawn()}>
      <details class={css.seat} open={props.heading === 'Seat 1'}>
        <summary>
          {props.heading}: <b dir="auto">{winner()}</b>
        </summary>
        {drawn()}
      </details>
    </Show>
  );
}

/** What became of the paper of the person who looks. */
function MyPaper(props: { readonly view: BallotView }): JSX.Element {
  const mine = () => props.view.mine();
  const number = () => allPapers(props.view.ballot(), props.view.me()).findIndex((row) => row.mine) + 1;
  return (
    <Show when={mine()[0]}>
      {(paper) => (
        <p>
          Your paper is number {number()}, <b>{receiptOf(paper().id)}</b>. {MY_PAPER_STATES[paper().state]}
        </p>
      )}
    </Show>
  );
}
