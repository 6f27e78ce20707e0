import { For } from 'solid-js';
import { Rail, type RailProps } from '../../rings/rail.tsx';
import { KitPart } from './kit-part.tsx';
import styles from './kit.module.css';

const RAILS: readonly (RailProps & { readonly lead: string; readonly words: string })[] = [
  {
    states: { talk: 'now', moot: 'ahead', ballot: 'ahead', decision: 'ahead' },
    at: 'talk',
    lead: 'Talking.',
    words: '14 of 24 heard, 1 objects',
  },
  {
    states: { talk: 'been', moot: 'spared', ballot: 'spared', decision: 'cooling' },
    at: 'decision',
    daysGone: 2,
    lead: 'Cooling off.',
    words: 'Stands on Sunday, in 3 days',
  },
  {
    states: { talk: 'been', moot: 'spared', ballot: 'spared', decision: 'now' },
    at: 'decision',
    lead: 'Decided.',
    words: 'By consensus on 3 November',
  },
  {
    states: { talk: 'been', moot: 'now', ballot: 'ahead', decision: 'ahead' },
    at: 'moot',
    lead: 'A Moot is called.',
    words: 'Thursday 19:30, St Mark’s Hall',
  },
  {
    states: { talk: 'been', moot: 'fell', ballot: 'spared', decision: 'spared' },
    at: 'moot',
    lead: 'Fell at the Moot.',
    words: 'Broad disagreement, 4 to 19',
  },
  {
    states: { talk: 'been', moot: 'been', ballot: 'now', decision: 'ahead' },
    at: 'ballot',
    lead: 'Ballot open.',
    words: 'Closes tomorrow at 19:00, in 21 hours',
  },
];

export function KitRails() {
  return (
    <KitPart title="The rail, in every state">
      <For each={RAILS}>
        {(rail) => (
          <div class={styles.rail}>
            <Rail {...rail} />
            <p>
              <b>{rail.lead}</b> {rail.words}
            </p>
          </div>
        )}
      </For>
    </KitPart>
  );
}
