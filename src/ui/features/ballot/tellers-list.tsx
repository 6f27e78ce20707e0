import { For, type JSX } from 'solid-js';
import { PersonStone } from '../../kit/person-stone.tsx';
import type { BallotView } from './ballot-view.ts';
import { tellerLine } from './teller-words.ts';
import css from './tellers-list.module.css';

/** The tellers by name, and what each has done so far. */
export function TellersList(props: { readonly view: BallotView }): JSX.Element {
  return (
    <ul class={css.tellers} role="list" aria-label="Tellers">
      <For each={props.view.ballot().tellers}>
        {(teller) => (
          <li>
            <PersonStone person={teller.person} name={props.view.nameOf(teller.person)} size={36} />
            <span class={css.words}>
              <b>{props.view.nameOf(teller.person)}</b>
              {teller.person === props.view.me() ? ' (you)' : ''}
              <span class={css.line}>{tellerLine(teller, props.view.phase())}</span>
            </span>
          </li>
        )}
      </For>
    </ul>
  );
}
