import { For, type JSX } from 'solid-js';
import type { BallotInput } from '../../../app/acts-api.ts';
import type { PersonId } from '../../../domain/burst.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { closes, METHODS } from '../../words/ballots.ts';
import { everyName, plural } from '../../words/counts.ts';
import css from './open-page.module.css';

/** The ballot once more, in the words that are signed: once it begins, nothing of it can change. */
export function OpeningReview(props: {
  readonly open: boolean;
  readonly busy: boolean;
  readonly input: BallotInput;
  readonly electorate: number;
  readonly now: number;
  readonly nameOf: (person: PersonId) => string;
  readonly onClose: () => void;
  readonly onOpen: () => void;
}): JSX.Element {
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title="Is this the ballot?"
      acts={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            Change something
          </Button>
          <Button look="solid" busy={props.busy} onClick={() => props.onOpen()}>
            Open the ballot
          </Button>
        </>
      }
    >
      <div class={css.review}>
        <h3 dir="auto">{props.input.question}</h3>
        <ul class={css.texts}>
          <For each={props.input.options}>{(option) => <li dir="auto">{option.label}</li>}</For>
        </ul>
        <p>
          {closes(props.input.closesAt, props.now)}. {plural(props.electorate, 'member')} may vote.
        </p>
        <p>
          {props.input.seats > 1 ? `${plural(props.input.seats, 'seat')}. ` : ''}
          {METHODS[props.input.method].about}
        </p>
        <p>Tellers: {everyName(props.input.tellers.map(props.nameOf))}.</p>
        <p class={css.soft}>
          It is signed by you. You can take it back until it begins; after that nothing of it can be changed.
        </p>
      </div>
    </Dialog>
  );
}
