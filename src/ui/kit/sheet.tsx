import { A } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import { Icon } from './icon.tsx';
import styles from './sheet.module.css';

/** A sheet of paper on the table: what belongs together. */
export function Sheet(props: { readonly children: JSX.Element; readonly flush?: boolean }) {
  return <div class={`${styles.sheet} ${props.flush ? styles.flush : ''}`}>{props.children}</div>;
}

export interface SectionProps {
  readonly title: string;
  /** Beside the title: a count, or a link. */
  readonly aside?: JSX.Element;
  readonly children: JSX.Element;
}

/** A part of a page under its own heading (h2). */
export function Section(props: SectionProps) {
  return (
    <section class={styles.section}>
      <div class={styles.head}>
        <h2>{props.title}</h2>
        <Show when={props.aside}>
          <div class={styles.aside}>{props.aside}</div>
        </Show>
      </div>
      {props.children}
    </section>
  );
}

/** A list whose rows are parted by hairlines. Put `Row`s or `RowLink`s in. */
export function Rows(props: { readonly children: JSX.Element; readonly label?: string }) {
  return (
    <ul class={styles.rows} role="list" aria-label={props.label}>
      {props.children}
    </ul>
  );
}

export interface RowProps {
  /** What stands at the start: a ring, a stone, a sign. */
  readonly sign?: JSX.Element;
  readonly title: JSX.Element;
  readonly children?: JSX.Element;
  /** What stands at the end: a button, a time. */
  readonly end?: JSX.Element;
}

function RowInside(props: RowProps) {
  return (
    <>
      <Show when={props.sign}>
        <span class={styles.sign}>{props.sign}</span>
      </Show>
      <span class={styles.grow}>
        <span class={styles.title}>{props.title}</span>
        {props.children}
      </span>
      {props.end}
    </>
  );
}

export function Row(props: RowProps) {
  return (
    <li class={styles.row}>
      <RowInside {...props} />
    </li>
  );
}

/** A row that leads somewhere; all of it can be pressed. */
export function RowLink(props: RowProps & { readonly href: string; readonly arrow?: boolean }) {
  return (
    <li class={styles.linked}>
      <A href={props.href} class={styles.row}>
        <RowInside
          sign={props.sign}
          title={props.title}
          end={
            <>
              {props.end}
              <Show when={props.arrow}>
                <Icon name="next" size={20} />
              </Show>
            </>
          }
        >
          {props.children}
        </RowInside>
      </A>
    </li>
  );
}
