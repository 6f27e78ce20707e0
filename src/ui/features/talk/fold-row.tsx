import type { RecordId } from '../../../domain/burst.ts';
import { plural } from '../../words/counts.ts';
import styles from './fold-row.module.css';

export interface FoldRowProps {
  readonly holds: readonly RecordId[];
  readonly onUnfold: () => void;
}

/** One line for many messages by people whom nobody has welcomed yet. */
export function FoldRow(props: FoldRowProps) {
  return (
    <p class={styles.fold}>
      <span>{plural(props.holds.length, 'message')} by people nobody has welcomed yet</span>
      <button type="button" class={styles.show} onClick={() => props.onUnfold()}>
        Show them
      </button>
    </p>
  );
}
