import { createSignal, Show } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useMoot } from '../../projection/context.ts';
import { SaveCopies } from '../file/save-copies.tsx';
import { bytes } from '../../words/counts.ts';
import { faultSentence } from '../../words/faults.ts';
import styles from './me.module.css';

/** From this share on the room is said to be nearly used up. */
const NEARLY_FULL = 0.9;

/** What this device keeps, and whether the browser promised not to clear it. */
export function Storage() {
  const moot = useMoot();
  const storage = fromReadable(moot.storage);
  const assemblies = fromReadable(moot.assemblies);
  const [refused, setRefused] = createSignal(false);
  const share = () => {
    const { used, quota } = storage();
    return used === null || quota === null || quota === 0 ? null : used / quota;
  };
  const ask = async () => setRefused(!(await moot.askToKeepStorage()));
  return (
    <Section title="On this device">
      <Show when={storage().fault}>
        {(fault) => (
          <Banner tone="refused" live="alert">
            {faultSentence(fault())}
          </Banner>
        )}
      </Show>
      <Show
        when={storage().used !== null}
        fallback={<p>This browser doesn’t say how much room Moot uses.</p>}
      >
        <p>
          Moot uses {bytes(storage().used ?? 0)}
          <Show when={storage().quota}>{(quota) => <> of {bytes(quota())} that the browser gives it</>}</Show>
          .
        </p>
      </Show>
      <Show when={(share() ?? 0) > NEARLY_FULL}>
        <Banner tone="needs" lead="The room is nearly used up.">
          Free some space on this device, or take an assembly off it that you no longer need.
        </Banner>
      </Show>
      <p>
        {storage().kept
          ? 'The browser has promised to keep it.'
          : 'The browser may clear it when the device runs short of room, unless it promises not to.'}
      </p>
      <Show when={!storage().kept}>
        <div class={styles.asks}>
          <Button look="quiet" onClick={() => void ask()}>
            Ask the browser to keep it
          </Button>
          <Show when={assemblies().some(({ state }) => state === 'here')}>
            <SaveCopies />
          </Show>
        </div>
        <Show when={refused()}>
          <p class={styles.soft} role="status">
            It didn’t promise. Installing Moot as an app helps, and so does having it on a second device.
          </p>
        </Show>
      </Show>
    </Section>
  );
}
