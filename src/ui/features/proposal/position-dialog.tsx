import { createSignal, Show, type JSX } from 'solid-js';
import { byteLimits } from '../../../domain/limits.ts';
import type { Position } from '../../../domain/state.ts';
import { isBlank } from '../../../lib/blank.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextArea } from '../../kit/field.tsx';
import { PositionSign } from '../../rings/position-sign.tsx';
import { POSITION_VERBS } from '../../words/positions.ts';
import css from './position-dialog.module.css';
import { fits } from './fits.ts';
import type { ProposalView } from './proposal-view.ts';

const TITLES: Readonly<Record<Position, string>> = {
  agree: 'You agree',
  reservations: 'You have reservations',
  standAside: 'You stand aside',
  object: 'You object',
};

const MEANING: Readonly<Record<Position, string>> = {
  agree: 'You want this to happen as it is written.',
  reservations: 'It may go ahead, and you say what troubles you.',
  standAside: 'You are counted as heard, and take no side.',
  object: 'It can’t be settled until what you say is answered, or a Moot has talked it through.',
};

export interface PositionDialogProps {
  readonly view: ProposalView;
  /** The position to take; null while the dialog is closed. */
  readonly position: Position | null;
  readonly busy: boolean;
  readonly onTake: (position: Position, reason: string) => void;
  readonly onClose: () => void;
}

/** The same step for all four positions, so that none is easier to take: what it means, and why. */
export function PositionDialog(props: PositionDialogProps): JSX.Element {
  return (
    <Dialog
      open={props.position !== null}
      onClose={() => props.onClose()}
      title={props.position ? TITLES[props.position] : ''}
    >
      <Show when={props.position}>{(position) => <Reason {...props} position={position()} />}</Show>
    </Dialog>
  );
}

function Reason(props: PositionDialogProps & { position: Position }): JSX.Element {
  const unsaid = props.view.assembly.open.unsaid;
  const place = () => `position:${props.view.proposal().id}`;
  const held = () => props.view.mine();
  const [words, setWords] = createSignal(
    unsaid.get(place()) || (held()?.position === props.position ? (held()?.reason ?? '') : ''),
  );
  const [asked, setAsked] = createSignal(false);
  const objects = () => props.position === 'object';
  const fault = () => {
    if (!fits(words(), byteLimits.words))
      return 'That is too long. Say the main thing here and the rest in talk.';
    if (asked() && objects() && isBlank(words()))
      return 'An objection needs a reason, so it can be answered.';
    return undefined;
  };
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (fault() === undefined) props.onTake(props.position, words().trim());
      }}
    >
      <p class={css.meaning}>
        <PositionSign seat={props.position} size={26} />
        <span>{MEANING[props.position]}</span>
      </p>
      <TextArea
        label={objects() ? 'I object, because …' : 'Why? You can leave this empty'}
        hint={objects() ? 'Everyone in the assembly can read it, and answer it.' : undefined}
        fault={fault()}
        value={words()}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          unsaid.set(place(), event.currentTarget.value);
        }}
        autofocus
      />
      <p class={css.about}>
        About revision {props.view.text().number}.{' '}
        {objects()
          ? 'Your objection stays over later revisions until you lift it.'
          : 'If the text changes, you are asked again.'}
      </p>
      <div class={css.acts}>
        <Button look="quiet" onClick={() => props.onClose()}>
          Not now
        </Button>
        <Button type="submit" look="solid" busy={props.busy}>
          {POSITION_LABELS[props.position]}
        </Button>
      </div>
    </form>
  );
}

const POSITION_LABELS: Readonly<Record<Position, string>> = {
  ...POSITION_VERBS,
  reservations: 'I have reservations',
  standAside: 'I stand aside',
};
