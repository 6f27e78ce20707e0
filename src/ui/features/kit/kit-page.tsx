/** Every part in every state, for whoever builds with them and whoever wants to see. */
import { onMount } from 'solid-js';
import { Choice } from '../../kit/field.tsx';
import { Logo, Wordmark } from '../../rings/logo.tsx';
import { setTheme, theme, type Theme } from '../../shell/settings.ts';
import { KitControls } from './kit-controls.tsx';
import { KitFaults } from './kit-faults.tsx';
import { KitFields } from './kit-fields.tsx';
import { KitNothing } from './kit-nothing.tsx';
import { KitRails } from './kit-rails.tsx';
import { KitRings } from './kit-rings.tsx';
import { KitRoom } from './kit-room.tsx';
import { KitTokens } from './kit-tokens.tsx';
import styles from './kit.module.css';

const THEMES = [
  { value: 'auto', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: Theme; label: string }[];

export default function KitPage() {
  onMount(() => {
    document.title = 'The kit · Moot';
  });
  return (
    <main class={styles.kit}>
      <header class={styles.head}>
        <div>
          <h1>The kit</h1>
          <p class={styles.lead}>
            A ring is an assembly. A stone is a person. A dot is an empty seat. Marigold is the stone that
            waits for you.
          </p>
          <Choice label="Light or dark" inRow options={THEMES} value={theme()} onChoose={setTheme} />
        </div>
        <div class={styles.marks}>
          <Logo size={32} />
          <Logo size={56} />
          <Wordmark height={52} />
        </div>
      </header>
      <KitRoom />
      <KitRails />
      <KitControls />
      <KitRings />
      <KitFields />
      <KitNothing />
      <KitFaults />
      <KitTokens />
      <p class={styles.caption}>
        <a href="#/">Back to Moot</a>
      </p>
    </main>
  );
}
