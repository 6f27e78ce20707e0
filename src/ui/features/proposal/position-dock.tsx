import { createSignal, type JSX } from 'solid-js';
import type { Position } from '../../../domain/state.ts';
import { PositionButtons } from '../../kit/position-buttons.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { createAct } from '../../kit/create-act.ts';
import css from './position-dock.module.css';
import { PositionDialog } from './position-dialog.tsx';
import type { ProposalView } from './proposal-view.ts';

const DONE: Readonly<Record<Position, string>> = {
  agree: 'You agree.',
  reservations: 'You have reservations.',
  standAside: 'You stand aside.',
  object: 'You object.',
};

/** Where do you stand? Always at hand at the foot of an open proposal. */
export function PositionDock(props: { readonly view: ProposalView }): JSX.Element {
  const toasts = useToasts();
  const { busy, run } = createAct();
  const [asking, setAsking] = createSignal<Position | null>(null);

  const take = async (position: Position, reason: string): Promise<void> => {
    const { assembly, proposal, text, concerns, mine } = props.view;
    const { id } = proposal();
    const changed = mine()?.position !== position || mine()?.revision !== text().id;
    const done = await run(() => assembly.open.takePosition(id, text().id, position, reason || undefined));
    if (!done) return;
    // A worry that the proposal should answer is raised as one, so that it can be answered and settled.
    const worry = reason !== '' && (position === 'object' || position === 'reservations');
    const raised = concerns().some((each) => each.by === assembly.me() && each.words === reason);
    if (worry && !raised) await run(() => assembly.open.raiseConcern(id, text().id, reason));
    assembly.open.unsaid.set(`position:${id}`, '');
    setAsking(null);
    if (changed) toasts.say({ words: `${DONE[position]} It’s saved here and goes out to the others.` });
  };

  return (
    <>
      <section class={css.dock} aria-label="Where do you stand?">
        <h2 class={css.question}>Where do you stand?</h2>
        <PositionButtons
          held={isOlder(props.view) ? null : (props.view.mine()?.position ?? null)}
          older={isOlder(props.view) ? (props.view.mine()?.position ?? null) : null}
          busy={busy()}
          onTake={setAsking}
        />
      </section>
      <PositionDialog
        view={props.view}
        position={asking()}
        busy={busy()}
        onTake={(position, reason) => void take(position, reason)}
        onClose={() => setAsking(null)}
      />
    </>
  );
}

/** Given on another text: dashed. An objection counts all the same (OUT-4), so it stays pressed. */
const isOlder = (view: ProposalView): boolean => view.mine()?.current === false;
