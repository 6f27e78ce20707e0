import { For } from 'solid-js';
import { KitPart } from './kit-part.tsx';
import styles from './kit.module.css';

const ROLES = [
  ['paper', 'ground'],
  ['sheet', 'a sheet'],
  ['well', 'pressed in'],
  ['sign', 'painted wall'],
  ['ink', 'text'],
  ['ink-soft', 'captions'],
  ['edge', 'controls'],
  ['needs', 'needs you'],
  ['talk', 'step'],
  ['moot', 'step'],
  ['ballot', 'step'],
  ['decision', 'step'],
  ['talk-wash', 'wall'],
  ['moot-wash', 'wall'],
  ['ballot-wash', 'wall'],
  ['decision-wash', 'wall'],
  ['agree', 'stones'],
  ['object', 'square'],
  ['moot-deep', 'live wall'],
  ['focus', 'keyboard'],
] as const;

export function KitTokens() {
  return (
    <div class={styles.pair}>
      <KitPart title="Type">
        <div class={styles.stack}>
          <p class={styles.sign}>Decide it together</p>
          <p class={styles.t1}>Free breakfast club</p>
          <p class={styles.t2}>Worries, and answers</p>
          <p class={styles.t3}>Who stands for Leeds Central?</p>
          <p>Any child may come. Nobody is asked why. O0 Il1 rn m 19:30, Łódź, Bhàrdachais</p>
          <p class={styles.caption}>
            Atkinson Hyperlegible Next, 17 on 1.5; 15 and 14 for captions, nothing smaller
          </p>
        </div>
      </KitPart>
      <KitPart title="Colour by role">
        <ul class={styles.swatches} role="list">
          <For each={ROLES}>
            {([role, use]) => (
              <li>
                <span class={styles.swatch} style={{ background: `var(--${role})` }} />
                <span>
                  <b>{role}</b>
                  <span class={styles.caption}> {use}</span>
                </span>
              </li>
            )}
          </For>
        </ul>
      </KitPart>
    </div>
  );
}
