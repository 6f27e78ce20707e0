import { Show, type JSX } from 'solid-js';
import styles from './kit.module.css';

/** One section of the kit, with the caption that says how it is meant. */
export function KitPart(props: {
  readonly title: string;
  readonly caption?: string;
  readonly children: JSX.Element;
}) {
  return (
    <section class={styles.part}>
      <h2>{props.title}</h2>
      <div class={styles.row}>{props.children}</div>
      <Show when={props.caption}>
        <p class={styles.caption}>{props.caption}</p>
      </Show>
    </section>
  );
}

/** A specimen with its name below. */
export function Labelled(props: { readonly label: string; readonly children: JSX.Element }) {
  return (
    <figure class={styles.labelled}>
      {props.children}
      <figcaption class={styles.caption}>{props.label}</figcaption>
    </figure>
  );
}
