import { createSignal } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';

/** Takes everything off this device: for one that is given away, or to begin afresh with the words. */
export function LeaveDevice() {
  const moot = useMoot();
  const me = fromReadable(moot.me);
  const [asking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const leave = async () => {
    setBusy(true);
    await moot.takeOffDevice();
    location.assign('#/');
    location.reload();
  };
  return (
    <Section title="Leave this device">
      <p>
        Takes everything that is yours off it: your assemblies, your settings, and the right to act as you.
        What you said stays with the others.
      </p>
      <Button look="quiet" icon="erase" onClick={() => setAsking(true)}>
        Take Moot off this device
      </Button>
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title="Take everything off this device?"
        acts={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              Keep it
            </Button>
            <Button look="plain" icon="erase" busy={busy()} onClick={() => void leave()}>
              Take it all off
            </Button>
          </>
        }
      >
        <p>
          {me()?.phraseKept
            ? 'With your 24 words you can come back as yourself.'
            : 'You haven’t written down your 24 words. Without them nobody can bring you back: you would be someone new.'}
        </p>
        <p>What no other device has yet is lost.</p>
      </Dialog>
    </Section>
  );
}
