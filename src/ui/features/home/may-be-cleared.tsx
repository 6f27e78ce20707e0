import { createSignal, Show } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { SaveCopies } from '../file/save-copies.tsx';
import styles from './home.module.css';

/** Said where the browser hasn't promised to keep what is stored: what helps is one tap away. */
export default function MayBeCleared() {
  const moot = useMoot();
  const storage = fromReadable(moot.storage);
  const [refused, setRefused] = createSignal(false);
  const ask = async () => setRefused(!(await moot.askToKeepStorage()));
  return (
    <Show when={moot.world === 'real' && !storage().kept}>
      <section class={styles.cleared} aria-label="What this browser keeps">
        <p class={styles.soft}>
          {refused()
            ? 'The browser didn’t promise. A copy, a second device, or installing Moot as an app keeps you safe.'
            : 'This browser may clear what Moot keeps here when the device runs short of room.'}
        </p>
        <div class={styles.acts}>
          <SaveCopies />
          <Show when={!refused()}>
            <Button look="text" onClick={() => void ask()}>
              Ask it to keep everything
            </Button>
          </Show>
        </div>
      </section>
    </Show>
  );
}
