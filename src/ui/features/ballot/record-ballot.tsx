import { Match, Switch, type JSX } from 'solid-js';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { useToasts } from '../../kit/toasts.tsx';
import { useHref } from '../../routes.ts';
import type { BallotView } from './ballot-view.ts';
import css from './one-ballot.module.css';

/** The way from a sealed count to the register: any member puts on record what the seal says. */
export function RecordBallot(props: { readonly view: BallotView }): JSX.Element {
  const { busy, run } = createAct();
  const toasts = useToasts();
  const href = useHref();
  const ballot = () => props.view.ballot();
  const record = async (): Promise<void> => {
    if (await run(() => props.view.assembly.open.recordBallot(ballot().id)))
      toasts.say({ words: 'It’s on record, and stands.' });
  };
  return (
    <Switch>
      <Match when={ballot().decision}>
        {(decision) => (
          <ButtonLink look="step" icon="tick" href={href().decision(props.view.assembly.open.id, decision())}>
            Read the decision
          </ButtonLink>
        )}
      </Match>
      <Match when={props.view.may().record === null}>
        <section class={css.ask} aria-label="On record">
          <p>
            <b>The count is sealed.</b> What is left is to put it on record: you or any other member can. Your
            device has checked it.
          </p>
          <Button look="needs" icon="tick" busy={busy()} onClick={() => void record()}>
            Put it on record
          </Button>
        </section>
      </Match>
    </Switch>
  );
}
