import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import styles from './home.module.css';

/**
 * One quiet line until the 24 words are written down, when it is time to be reminded. It turns marigold
 * once there is something to lose: an assembly that would have to let this person in anew.
 */
export function PhraseReminder() {
  const moot = useMoot();
  const href = useHref();
  const now = createNow();
  const me = fromReadable(moot.me);
  const assemblies = fromReadable(moot.assemblies);
  const due = () => {
    const mine = me();
    return (
      moot.world === 'real' &&
      mine !== null &&
      !mine.phraseKept &&
      mine.remindAt !== null &&
      mine.remindAt <= now()
    );
  };
  return (
    <Show when={due()}>
      <div class={styles.reminder}>
        <Banner
          tone={assemblies().length > 0 ? 'needs' : 'plain'}
          lead="Lose this device, and you’re still you:"
        >
          <A href={href().phrase()}>write down your 24 words</A> or{' '}
          <button type="button" onClick={() => void moot.remindOfPhraseLater()}>
            later
          </button>
        </Banner>
      </div>
    </Show>
  );
}
