import { For } from 'solid-js';
import { REFUSALS, refusalSentence } from '../../words/refusals.ts';
import { KitPart } from './kit-part.tsx';
import styles from './kit.module.css';

/** Every sentence with which the rules say no: read together, they must sound like one voice. */
export function KitFaults() {
  return (
    <KitPart title="When the rules say no">
      <ul class={styles.sentences} role="list">
        <For each={REFUSALS}>{(reason) => <li>{refusalSentence(reason)}</li>}</For>
      </ul>
    </KitPart>
  );
}
