import { Show } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import { Button } from '../../kit/button.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { createAct } from '../../kit/create-act.ts';
import css from './person-acts.module.css';

interface OfPerson {
  readonly person: PersonId;
  /** As an underlined word inside a sentence. */
  readonly inline?: boolean;
}

/** A member says hello to a newcomer: from then on the newcomer's positions count. */
export function WelcomeButton(props: OfPerson) {
  const assembly = useAssembly();
  const toasts = useToasts();
  const act = createAct();
  const name = () => assembly.people.get(props.person)?.name ?? 'them';
  const welcome = async () => {
    const done = await act.run(() => assembly.open.welcome(props.person));
    if (done) toasts.say({ words: `You said hello to ${name()}. Where they stand counts now.` });
  };
  return (
    <Show
      when={props.inline}
      fallback={
        <Button small look="needs" busy={act.busy()} onClick={() => void welcome()}>
          Say hello
        </Button>
      }
    >
      <button type="button" class={css.inline} onClick={() => void welcome()}>
        Say hello
      </button>
    </Show>
  );
}

/** A member vouches for somebody who is to become a member. */
export function VouchButton(props: OfPerson) {
  const assembly = useAssembly();
  const toasts = useToasts();
  const act = createAct();
  const vouch = async () => {
    const done = await act.run(() => assembly.open.vouch(props.person));
    if (done)
      toasts.say({ words: `You vouch for ${assembly.people.get(props.person)?.name ?? 'them'}, by name.` });
  };
  return (
    <Button small look="quiet" busy={act.busy()} onClick={() => void vouch()}>
      Vouch
    </Button>
  );
}

/** Enough members have vouched: the newcomer takes their place on the roll. */
export function TakePlaceButton() {
  const assembly = useAssembly();
  const toasts = useToasts();
  const act = createAct();
  const take = async () => {
    const done = await act.run(() => assembly.open.takeMyPlace());
    if (done) toasts.say({ words: 'You’re a member now, as far as this device has heard.' });
  };
  return (
    <Button small look="needs" busy={act.busy()} onClick={() => void take()}>
      Take my place
    </Button>
  );
}
