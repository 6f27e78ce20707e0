import { createMemo, Show, type JSX } from 'solid-js';
import { dayHeading } from '../../words/time.ts';
import styles from './list-row.module.css';
import { dayOf } from './today.ts';

export interface ListRowProps {
  /** When its first message was said; undefined while that isn't here. */
  readonly time: number | undefined;
  /** When the row before it was said; undefined for the first. */
  readonly before: number | undefined;
  /** The first row that came since the person was last here. */
  readonly firstNew: boolean;
  readonly now: number;
  /** Place among the rows, from 1, and how many there are (-1 where older ones can be loaded). */
  readonly at: number;
  readonly of: number;
  /** Whose words it begins with, to a screen reader. */
  readonly label: string;
  readonly children: JSX.Element;
}

/** A row of a conversation with what parts it from the one before: a new day, or "new since you were here". */
export function ListRow(props: ListRowProps) {
  const newDay = createMemo(
    () =>
      props.time !== undefined && (props.before === undefined || dayOf(props.time) !== dayOf(props.before)),
  );
  return (
    <article class={styles.row} aria-posinset={props.at} aria-setsize={props.of} aria-label={props.label}>
      <Show when={newDay() && props.time}>
        {(time) => (
          <h2 class={styles.day}>
            <span>{dayHeading(time(), props.now)}</span>
          </h2>
        )}
      </Show>
      <Show when={props.firstNew}>
        <p class={styles.new}>New since you were here</p>
      </Show>
      {props.children}
    </article>
  );
}
