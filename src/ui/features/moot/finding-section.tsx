import { A } from '@solidjs/router';
import { createMemo, For, Match, Show, Switch, type JSX } from 'solid-js';
import { findingsNow } from '../../../domain/moot/findings.ts';
import type { MootHeldRow } from '../../../domain/moot/state.ts';
import type { Outcome, Proposal } from '../../../domain/state.ts';
import { PositionTally } from '../../kit/position-tally.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { everyName, names } from '../../words/counts.ts';
import {
  countsAsDeadlock,
  figureLines,
  figuresOf,
  followsFrom,
  FOUND,
  foundSentence,
  WITHOUT_QUORUM,
} from './finding-words.ts';
import { capital } from '../proposal/spoken.ts';
import css from './finding-section.module.css';
import { isQuorate } from './moot-words.ts';
import { RecordFinding } from './record-finding.tsx';

/** Nothing is found on these any more. */
const OVER: ReadonlySet<Proposal['stage']> = new Set(['decided', 'fallen', 'withdrawn', 'void', 'dispute']);

/** What a Moot found on one proposal; before that, what follows from the positions, and the way to record it. */
export function FindingSection(props: {
  readonly moot: MootHeldRow;
  readonly proposal: Proposal;
}): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const nameOf = (person: string) => assembly.people.get(person)?.name ?? 'Someone';
  const found = createMemo(() =>
    props.proposal.outcomes.filter(({ moot, state }) => moot === props.moot.id && state !== 'withdrawn'),
  );
  const figures = createMemo(() => figuresOf(props.proposal, assembly.governance()));
  const mayRecord = createMemo(() => {
    const me = assembly.speaker();
    if (me === null || OVER.has(props.proposal.stage)) return [];
    return findingsNow(assembly.governance(), me, props.moot.id, props.proposal.id);
  });
  const speaks = () => assembly.speaker() !== null;
  const ballotsOn = ({ id }: Outcome) =>
    props.proposal.ballots
      .flatMap((ballot) => assembly.ballots.get(ballot) ?? [])
      .filter(({ deadlocks, stage }) => deadlocks.includes(id) && stage !== 'takenBack');
  const isNewest = () => props.proposal.moots.at(-1) === props.moot.id;
  const unheard = createMemo(() => {
    const said = new Set(props.proposal.stands.filter(({ current }) => current).map(({ person }) => person));
    return props.moot.present.filter(
      (person) => !said.has(person) && assembly.people.get(person)?.standing !== 'newcomer',
    );
  });
  /** [OUT-12] In deadlock, and no Moot has found it. */
  const reopenedTwice = () =>
    props.proposal.stage === 'deadlock' && !props.proposal.outcomes.some(({ state }) => state === 'found');
  return (
    <Sheet>
      <section class={css.finding} aria-label={props.proposal.revisions.at(-1)?.title ?? 'A proposal'}>
        <h3 class={css.title}>
          <A href={href().proposal(assembly.open.id, props.proposal.id)} dir="auto">
            {props.proposal.revisions.at(-1)?.title}
          </A>
        </h3>
        <PositionTally counts={props.proposal.participants} />
        <For each={found()}>
          {(outcome) => (
            <div>
              <p>
                <b>The Moot found {FOUND[outcome.outcome]}.</b> Recorded by{' '}
                {outcome.by === assembly.me() ? 'you' : nameOf(outcome.by)}; your device checked it.{' '}
                {outcome.by === assembly.me() ? 'You' : nameOf(outcome.by)} had heard {outcome.heard}{' '}
                {outcome.heard === 1 ? 'person' : 'people'}.
              </p>
              <Show when={outcome.tellers.length > 0}>
                <p>Tellers for a ballot: {everyName(outcome.tellers.map(nameOf))}.</p>
              </Show>
              <For each={ballotsOn(outcome)}>
                {(ballot) => (
                  <p>
                    It led to a ballot:{' '}
                    <A href={href().ballot(assembly.open.id, ballot.id)} dir="auto">
                      {ballot.question}
                    </A>
                  </p>
                )}
              </For>
              <Show when={becameOf(outcome)}>{(words) => <p class={css.soft}>{words()}</p>}</Show>
            </div>
          )}
        </For>
        <Show
          when={
            !OVER.has(props.proposal.stage) &&
            (mayRecord().length > 0 || (found().length === 0 && isNewest()))
          }
        >
          <ul class={css.figures}>
            <For each={figureLines(figures())}>{(line) => <li>{line}</li>}</For>
          </ul>
          <p>
            <b>
              <Switch fallback={foundSentence(figures())}>
                <Match when={!isQuorate(props.moot) && mayRecord().length === 0}>{WITHOUT_QUORUM}</Match>
                <Match when={followsFrom(figures()) !== 'deadlock' && mayRecord().includes('deadlock')}>
                  {countsAsDeadlock(reopenedTwice())}
                </Match>
              </Switch>
            </b>
          </p>
          <Show when={unheard().length > 0}>
            <p class={css.soft}>
              {capital(names(unheard().map((person) => (person === assembly.me() ? 'you' : nameOf(person)))))}{' '}
              {unheard().length === 1 && unheard()[0] !== assembly.me() ? 'was' : 'were'} there and{' '}
              {unheard().length === 1 && unheard()[0] !== assembly.me() ? 'hasn’t' : 'haven’t'} said yet where
              they stand.
            </p>
          </Show>
          <div class={css.acts}>
            <For each={mayRecord()}>
              {(outcome) => <RecordFinding moot={props.moot} proposal={props.proposal} outcome={outcome} />}
            </For>
          </div>
          <Show when={mayRecord().length === 0 && isQuorate(props.moot) && followsFrom(figures()) !== null}>
            <p class={css.soft}>Any member can put that on record.</p>
          </Show>
        </Show>
        <Show when={speaks() && found().some(({ state }) => state === 'found') && props.proposal.deadlock}>
          {(deadlock) => (
            <div class={css.acts}>
              <A href={href().callMoot(assembly.open.id, props.proposal.id)}>Call another Moot</A>
              <A href={href().openBallot(assembly.open.id, deadlock())}>Open a ballot</A>
            </div>
          )}
        </Show>
        <Show when={props.proposal.decision}>
          {(decision) => <A href={href().decision(assembly.open.id, decision())}>Read the decision</A>}
        </Show>
      </section>
    </Sheet>
  );
}

/** What became of it since. */
function becameOf({ state, outcome, follows }: Outcome): string | null {
  switch (state) {
    case 'coolingOff':
      return 'It is cooling off: those who were not there can have their say.';
    case 'reopened':
      return 'What was said in its days of cooling-off reopened it.';
    case 'overtaken':
      return outcome === follows
        ? 'A later outcome took its place.'
        : `Recorded differently in two places. On all that either had heard, what follows is ${FOUND[follows]}.`;
    case 'void':
      return 'It has no effect: whoever recorded it did not know what most had settled.';
    case 'stands':
      return 'It stands.';
    case 'found':
    case 'withdrawn':
      return null;
  }
}
