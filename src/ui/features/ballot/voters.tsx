import { Show, type JSX } from 'solid-js';
import type { Ballot } from '../../../domain/ballot/state.ts';
import type { PersonId } from '../../../domain/burst.ts';
import { tooLateSays } from '../../words/ballots.ts';
import { everyName, plural } from '../../words/counts.ts';
import { FromWhom } from '../proposal/as-far-as-heard.tsx';
import css from './voters.module.css';

export type Electorate = Pick<Ballot, 'electorate' | 'tooLate' | 'concerned' | 'leftOut'>;

/** [BAL-1] [BAL-3] Who may vote, and who may not, by name and with the reason. */
export function Voters(props: {
  readonly of: Electorate;
  readonly nameOf: (person: PersonId) => string;
  /** It is open: the electorate doesn't change any more. */
  readonly fixed: boolean;
}): JSX.Element {
  const namesOf = (people: readonly PersonId[]) => everyName(people.map(props.nameOf));
  return (
    <div class={css.voters}>
      <FromWhom
        summary={`${plural(props.of.electorate.length, 'member')} may vote: see who`}
        people={props.of.electorate}
        nameOf={props.nameOf}
        none="Nobody may vote."
      />
      <p class={css.note}>
        {props.fixed
          ? 'Fixed when it was opened: whoever joins or leaves since gains or loses no paper.'
          : 'Fixed from the moment it is opened: whoever joins or leaves after that gains or loses no paper.'}
      </p>
      <Show when={props.of.tooLate.length > 0}>
        <p>
          {tooLateSays(props.of.tooLate.length)} Admitted after the deadlock was found:{' '}
          {namesOf(props.of.tooLate)}.
        </p>
      </Show>
      <Show when={props.of.concerned.length > 0}>
        <p>This is about {namesOf(props.of.concerned)}, so they have no paper in it.</p>
      </Show>
      <Show when={props.of.leftOut.length > 0}>
        <p>
          <b>Left out:</b> {namesOf(props.of.leftOut)}. Whoever opened it had not heard that they were
          admitted. If their number can matter, there is one repeat with them.
        </p>
      </Show>
    </div>
  );
}
