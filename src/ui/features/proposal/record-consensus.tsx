import { createSignal, For, Show, type JSX } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { PositionSign } from '../../rings/position-sign.tsx';
import { plural } from '../../words/counts.ts';
import { positionVerb } from '../../words/positions.ts';
import { createAct } from '../../kit/create-act.ts';
import type { ProposalView } from './proposal-view.ts';
import css from './record-consensus.module.css';
import { POSITIONS } from './room.ts';
import { counted } from './spoken.ts';

/** Recording the consensus: says what is recorded and what follows, before it is signed (OUT-1, OUT-2). */
export function RecordConsensus(props: { readonly view: ProposalView }): JSX.Element {
  const toasts = useToasts();
  const { busy, run } = createAct();
  const [open, setOpen] = createSignal(false);
  const room = () => props.view.room();
  const alone = () => props.view.assembly.roll().size === 1;
  const heard = () => room().heard + room().older.length;
  const record = async (): Promise<void> => {
    const { id } = props.view.proposal();
    const done = await run(() => props.view.assembly.open.recordConsensus(id, props.view.text().id));
    setOpen(false);
    if (done)
      toasts.say({
        words: alone() ? 'Decided.' : 'The consensus is recorded. Its days of cooling-off begin.',
      });
  };
  return (
    <>
      <Button look="needs" icon="tick" onClick={() => setOpen(true)}>
        Record the consensus
      </Button>
      <Dialog
        open={open()}
        onClose={() => setOpen(false)}
        title="Record the consensus"
        acts={
          <>
            <Button look="quiet" onClick={() => setOpen(false)}>
              Not now
            </Button>
            <Button look="solid" busy={busy()} onClick={() => void record()}>
              Record it
            </Button>
          </>
        }
      >
        <div class={css.words}>
          <p class={css.what}>
            <b>{props.view.text().title}</b>, revision {props.view.text().number}
          </p>
          <p>
            This device has heard {plural(heard(), 'person', 'people')}. All of them are part of the record;
            nobody picks.
          </p>
          <ul class={css.tally} role="list">
            <For each={POSITIONS.filter((position) => room().tally[position] > 0)}>
              {(position) => (
                <li>
                  <PositionSign seat={position} size={18} /> <b>{room().tally[position]}</b>{' '}
                  {positionVerb(position, room().tally[position])}
                </li>
              )}
            </For>
          </ul>
          <Show
            when={!alone()}
            fallback={<p>You are the only member, so it holds at once, and is marked so.</p>}
          >
            <p>
              Then come {counted(props.view.listener().coolingOffDays, 'day', 'days')} of cooling-off: who was
              not there can have their say, and an objection reopens it. Work may begin meanwhile. You can
              take the record back until it stands.
            </p>
          </Show>
          <p class={css.note}>Every device checks it against all positions that you had heard.</p>
        </div>
      </Dialog>
    </>
  );
}
