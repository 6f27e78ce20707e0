import { For, Show, type JSX } from 'solid-js';
import type { TellersAgain } from '../../../domain/ballot/tellers.ts';
import type { PersonId } from '../../../domain/burst.ts';
import { Check } from '../../kit/field.tsx';
import { PersonStone } from '../../kit/person-stone.tsx';
import { couldBegin, moreThanHalf } from '../../words/ballots.ts';
import { inWords, plural } from '../../words/counts.ts';
import css from './open-page.module.css';

/** Who tells: whom the Moot named; where it is voted on again, other members whom the opener asks. */
export function OpeningTellers(props: {
  readonly tellers: readonly PersonId[];
  /** Null: the Moot named them. */
  readonly again: TellersAgain | null;
  readonly nameOf: (person: PersonId) => string;
  readonly onChange: (tellers: readonly PersonId[]) => void;
}): JSX.Element {
  const count = () => props.again?.needed ?? props.tellers.length;
  const toggle = (person: PersonId, on: boolean) =>
    props.onChange(on ? [...props.tellers, person] : props.tellers.filter((each) => each !== person));
  return (
    <section class={css.part}>
      <h2>Who tells</h2>
      <Show
        when={props.again}
        fallback={
          <>
            <p>The Moot named {plural(props.tellers.length, 'teller')}:</p>
            <ul class={css.people} role="list">
              <For each={props.tellers}>
                {(person) => (
                  <li>
                    <PersonStone person={person} name={props.nameOf(person)} size={32} />{' '}
                    {props.nameOf(person)}
                  </li>
                )}
              </For>
            </ul>
          </>
        }
      >
        {(again) => (
          <fieldset class={css.ticks}>
            <legend class={css.legend}>
              {inWords(again().needed)} of these, {props.tellers.length} chosen
            </legend>
            <p class={css.soft}>
              {again().former.length > again().mostFormer
                ? 'Others than before, as far as there are others.'
                : 'Members who agree to attest which papers they hold.'}
            </p>
            <div class={css.names}>
              <For each={again().eligible}>
                {(person) => (
                  <Check
                    label={`${props.nameOf(person)}${again().former.includes(person) ? ' (told before)' : ''}`}
                    checked={props.tellers.includes(person)}
                    onChange={(on) => toggle(person, on)}
                  />
                )}
              </For>
            </div>
          </fieldset>
        )}
      </Show>
      <p class={css.soft}>
        A teller attests which papers their device held at the close. It begins once{' '}
        {inWords(moreThanHalf(count())).toLowerCase()} of them {moreThanHalf(count()) === 1 ? 'has' : 'have'}{' '}
        accepted. {couldBegin(count())}
      </p>
    </section>
  );
}
