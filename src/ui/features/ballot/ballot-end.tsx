import { A } from '@solidjs/router';
import { Match, Show, Switch, type JSX } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { ButtonLink } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useHref } from '../../routes.ts';
import { everyName } from '../../words/counts.ts';
import type { BallotView } from './ballot-view.ts';
import css from './one-ballot.module.css';
import { TellersList } from './tellers-list.tsx';

/** Where a ballot ended otherwise than by a result, or beside one: a dispute, taken back, voted on again. */
export function BallotEnd(props: { readonly view: BallotView }): JSX.Element {
  const href = useHref();
  const ballot = () => props.view.ballot();
  const twice = () => ballot().tellers.filter(({ confirmedTwo }) => confirmedTwo);
  return (
    <>
      <Switch>
        <Match when={ballot().stage === 'dispute'}>
          <Banner tone="refused" lead="A dispute: there is no result.">
            Two sets of returns were confirmed.{' '}
            {everyName(twice().map(({ person }) => props.view.callName(person)))} confirmed both. It is voted
            on again without them.
          </Banner>
          <Section title="The tellers">
            <TellersList view={props.view} />
          </Section>
        </Match>
        <Match when={ballot().stage === 'takenBack'}>
          <Banner lead="Taken back.">
            {props.view.callName(ballot().by) === 'you' ? 'You opened it and took' : 'Whoever opened it took'}{' '}
            it back before it began. Nobody’s paper was counted.
          </Banner>
        </Match>
        <Match when={ballot().stage === 'void'}>
          <Banner tone="refused" lead="Without effect.">
            Made without what most of you had settled. Put it again.
          </Banner>
        </Match>
        <Match when={ballot().stage === 'again'}>
          <Banner lead="Voted on again.">Another ballot takes the place of this one.</Banner>
        </Match>
      </Switch>
      <Show when={ballot().repeatedBy}>
        {(again) => (
          <ButtonLink look="step" href={href().ballot(props.view.assembly.open.id, again())}>
            To the ballot that counts
          </ButtonLink>
        )}
      </Show>
      <Show when={ballot().repeats}>
        {(earlier) => (
          <p class={css.soft}>
            This votes on a question again.{' '}
            <A href={href().ballot(props.view.assembly.open.id, earlier())}>The ballot before it</A>
          </p>
        )}
      </Show>
      <RepeatLink view={props.view} />
    </>
  );
}

/** [BAL-7] [BAL-9] The way to vote on it again, where the rules say that it is to be. */
export function RepeatLink(props: { readonly view: BallotView }): JSX.Element {
  const href = useHref();
  const ballot = () => props.view.ballot();
  return (
    <Show when={props.view.may().repeat && ballot().repeatedBy === null && ballot().deadlocks[0]}>
      {(deadlock) => (
        <ButtonLink
          look="needs"
          href={href().openBallot(props.view.assembly.open.id, deadlock(), ballot().id)}
        >
          Vote on it again
        </ButtonLink>
      )}
    </Show>
  );
}
