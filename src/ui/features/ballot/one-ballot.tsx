import { For, Match, Show, Switch, type JSX } from 'solid-js';
import type { Ballot } from '../../../domain/ballot/state.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { useAssembly } from '../../projection/context.ts';
import { Rail } from '../../rings/rail.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { closes } from '../../words/ballots.ts';
import { everyName } from '../../words/counts.ts';
import { BALLOT_KINDS, RefusedActs } from '../proposal/refused-acts.tsx';
import { BallotEnd } from './ballot-end.tsx';
import { createBallotView, type BallotView } from './ballot-view.ts';
import { ClosedBallot } from './closed-ballot.tsx';
import { createPaper, type MyPaper } from './create-paper.ts';
import { margin } from './explain.ts';
import css from './one-ballot.module.css';
import { OpenBallot } from './open-ballot.tsx';
import { PAPER_FORM } from './paper-form.tsx';
import { decidesNothing, hasWinner, railOfBallot } from './phase.ts';
import { RecordBallot } from './record-ballot.tsx';
import { Result } from './result.tsx';
import { WaitingBallot } from './waiting-ballot.tsx';

/** One ballot, from its opening to its sealed result. */
export function OneBallot(props: {
  readonly ballot: Ballot;
  readonly back: { readonly href: string; readonly label: string };
}): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const view = createBallotView(assembly, () => props.ballot, createNow());
  const paper = createPaper(view);
  const rail = () => railOfBallot(props.ballot);
  const won = () => view.phase() === 'sealed' && hasWinner(props.ballot);
  const result = () => (view.phase() === 'sealed' || view.phase() === 'again' ? props.ballot.result : null);
  return (
    <Page
      title={won() ? everyName(winnersOf(props.ballot)) : props.ballot.question}
      wall="step"
      step={rail().at}
      back={props.back}
      above={
        won() ? (
          <span class={css.above} dir="auto">
            {props.ballot.question}
          </span>
        ) : (
          <span class={css.wide}>{whenWords(view)}</span>
        )
      }
      below={won() ? <p>{wonWords(props.ballot)}</p> : <span class={css.narrow}>{whenWords(view)}</span>}
      rail={
        <div class={css.rail}>
          <Rail states={rail().states} at={rail().at} bare />
        </div>
      }
      dock={
        <Show when={view.phase() === 'open' && view.mayVote() && view.speaks() && paper.isFilling()}>
          <PaperDock paper={paper} options={props.ballot.options.length} />
        </Show>
      }
    >
      <div class={css.page}>
        <RefusedActs kinds={BALLOT_KINDS} />
        <Switch>
          <Match when={view.phase() === 'waiting'}>
            <WaitingBallot view={view} />
          </Match>
          <Match when={view.phase() === 'open'}>
            <OpenBallot view={view} paper={paper} />
          </Match>
          <Match when={view.phase() === 'closed'}>
            <ClosedBallot view={view} />
          </Match>
          <Match when={true}>
            <BallotEnd view={view} />
          </Match>
        </Switch>
        <Show when={result()}>
          {(found) => (
            <>
              <RecordBallot view={view} />
              <Result view={view} result={found()} />
            </>
          )}
        </Show>
        <div class={css.proposals}>
          <For each={props.ballot.proposals}>
            {(id) => (
              <ButtonLink look="quiet" href={href().proposal(assembly.open.id, id)}>
                {props.ballot.proposals.length > 1
                  ? (assembly.proposals.get(id)?.revisions.at(-1)?.title ?? 'A proposal')
                  : 'The proposal, and what was said'}
              </ButtonLink>
            )}
          </For>
        </div>
      </div>
    </Page>
  );
}

const winnersOf = ({ options, result }: Ballot): string[] =>
  (result?.winners ?? []).map((winner) => options[winner]?.label ?? '');

/** Under the winner's name: "is the members’ choice, by 19 papers to 15." */
function wonWords(ballot: Ballot): string {
  const labels = winnersOf(ballot);
  if (decidesNothing(ballot)) return 'is what members prefer: nothing is decided, and people talk on.';
  const by = ballot.seats === 1 ? margin(ballot.result?.report.rounds[0]) : null;
  const choice = labels.length === 1 ? 'is the members’ choice' : 'are the members’ choice';
  return by === null ? `${choice}.` : `${choice}, ${by}.`;
}

/** When it closes, and what that means for the person who looks. */
function whenWords(view: BallotView): string {
  const when = closes(view.ballot().closesAt, view.now());
  switch (view.phase()) {
    case 'open':
      return view.mayVote() && view.speaks() ? `${when}. You can change your paper until then.` : `${when}.`;
    case 'waiting':
      return `Waits for its tellers. ${when}.`;
    case 'closed':
      return `${when}. The tellers’ returns come in.`;
    case 'sealed':
    case 'again':
    case 'dispute':
    case 'takenBack':
    case 'void':
      return `Opened by ${view.callName(view.ballot().by)}.`;
  }
}

function PaperDock(props: { readonly paper: MyPaper; readonly options: number }): JSX.Element {
  return (
    <div class={css.dock}>
      <p class={css.dockWords}>
        <span>
          <b>
            {props.paper.scored()} of {props.options}
          </b>{' '}
          scored
        </span>
        <span class={css.soft}>counts are hidden until the close</span>
      </p>
      <div class={css.dockButtons}>
        <Show when={props.paper.sent()}>
          <Button look="quiet" onClick={() => props.paper.leave()}>
            Leave it
          </Button>
        </Show>
        <Button look="step" type="submit" form={PAPER_FORM}>
          Put my paper in
        </Button>
      </div>
    </div>
  );
}
