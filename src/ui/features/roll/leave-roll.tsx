import { createSignal, Show, type JSX } from 'solid-js';
import { mayLeaveRoll } from '../../../domain/roll/may.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { plural } from '../../words/counts.ts';

/** [ROLL-6] Leaving the roll, of one's own accord, once one has read what that means. */
export function LeaveRoll(): JSX.Element {
  const assembly = useAssembly();
  const toasts = useToasts();
  const { busy, run } = createAct();
  const [asking, setAsking] = createSignal(false);
  const may = () => {
    const me = assembly.speaker();
    return me !== null && mayLeaveRoll(assembly.governance(), me) === null;
  };
  const isLast = () => assembly.roll().size === 1;
  const leave = async (): Promise<void> => {
    const done = await run(() => assembly.open.leaveRoll());
    setAsking(false);
    if (done) toasts.say({ words: 'You left the roll. You still take part.' });
  };
  return (
    <Show when={may()}>
      <Section title="Your place">
        <p>You are a member. You can leave the roll, and go on taking part without a vote.</p>
        <Button look="quiet" onClick={() => setAsking(true)}>
          Leave the roll
        </Button>
      </Section>
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title="Leave the roll?"
        acts={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              Stay
            </Button>
            <Button look="solid" busy={busy()} onClick={() => void leave()}>
              Leave the roll
            </Button>
          </>
        }
      >
        <p>
          You still read, speak and say where you stand, as a participant. You no longer count for the quorum,
          and can’t vote, vouch or record. What you said and decided stays.
        </p>
        <p>
          A ballot that is open now keeps you: who may vote in it was fixed when it opened. Roles that you
          hold end.
        </p>
        <Show
          when={!isLast()}
          fallback={
            <p>
              <b>You are the only member.</b> Nobody could decide anything here any more, and nobody could
              bring you back.
            </p>
          }
        >
          <p>
            To come back, {plural(assembly.roll().vouches, 'member has', 'members have')} to vouch for you
            anew.
          </p>
        </Show>
      </Dialog>
    </Show>
  );
}
