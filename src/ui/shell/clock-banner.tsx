import { createSignal, Show } from 'solid-js';
import { useMoot } from '../projection/context.ts';
import { fromReadable } from '../projection/from-readable.ts';
import { fullTime, howLong } from '../words/time.ts';
import { createNow } from './now.ts';
import styles from './update-banner.module.css';

/** [OUT-10] Others are dated ahead: a question about this device's clock. Nothing depends on it. */
export function ClockBanner() {
  const moot = useMoot();
  const behindBy = fromReadable(moot.clockBehindBy);
  const now = createNow();
  const [asked, setAsked] = createSignal(false);
  return (
    <Show when={!asked() && behindBy()}>
      {(ms) => (
        <div class={styles.update} role="status">
          <span>
            Is this device’s clock right? It says {fullTime(now())}, and the others are {howLong(ms())} ahead.
            Times shown here may be wrong; nothing is lost and nothing is decided by them.
          </span>
          <span class={styles.ways}>
            <button type="button" onClick={() => setAsked(true)}>
              I’ll look
            </button>
          </span>
        </div>
      )}
    </Show>
  );
}
