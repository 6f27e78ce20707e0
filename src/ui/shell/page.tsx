import { children, createEffect, onMount, Show, type JSX } from 'solid-js';
import { A } from '@solidjs/router';
import { Icon } from '../kit/icon.tsx';
import type { Step } from '../rings/step-sign.tsx';
import { ConnectionButton } from './connection.tsx';
import styles from './page.module.css';

export interface PageProps {
  /** The heading (h1) and the document's title. */
  readonly title: string;
  /** Which room this is: `sign` home and assembly, `step` the tint of `step`, `deep` a live Moot. */
  readonly wall?: 'sign' | 'step' | 'deep' | 'well' | 'none';
  readonly step?: Step | 'none';
  /** Where one came from, shown in the bar of narrow screens and above the title of wide ones. */
  readonly back?: { readonly href: string; readonly label: string; readonly icon?: 'back' | 'close' };
  /** The painted sign's size: for home and an assembly's own page. */
  readonly large?: boolean;
  /** Instead of the way back: the wordmark of home. */
  readonly mark?: JSX.Element;
  /** Also say the connection in words in the bar. */
  readonly worded?: boolean;
  /** A menu, at the end of the bar. */
  readonly menu?: JSX.Element;
  /** Small, above the title. */
  readonly above?: JSX.Element;
  /** Below the title, on the wall. */
  readonly below?: JSX.Element;
  /** A ring beside the title. */
  readonly picture?: JSX.Element;
  /** The edge between the wall and the paper: a `Rail`. */
  readonly rail?: JSX.Element;
  readonly children: JSX.Element;
  /** Stays at the foot of the page; the bar of places makes room for it on narrow screens. */
  readonly dock?: JSX.Element;
  /** One screen high: the children scroll by themselves (`min-block-size: 0; overflow: auto`). */
  readonly fill?: boolean;
  /** No margin around the children: they bring their own. */
  readonly bleed?: boolean;
}

/** A word that would not fit a phone's line at the size of a sign. */
const hasLongWord = (title: string): boolean => title.split(/\s/u).some((word) => word.length > 13);

/** Stays false until the first page was shown: what a person opens first must not take the focus. */
let moved = false;

/** One page: its wall with the title, the paper below, and a dock where it has one. */
export function Page(props: PageProps) {
  let heading: HTMLHeadingElement | undefined;
  // A dock that is empty just now is none: the places have the foot again.
  const dock = children(() => props.dock);
  createEffect(() => {
    document.title = `${props.title} · Moot`;
  });
  onMount(() => {
    if (moved && !document.activeElement?.closest('dialog')) heading?.focus({ preventScroll: true });
    moved = true;
  });
  return (
    <article
      class={`${styles.page} ${props.fill ? styles.fill : ''}`}
      data-step={props.step ?? 'none'}
      data-fill={props.fill ? '' : undefined}
    >
      <header class={styles.wall} data-wall={props.wall ?? 'none'} data-hung={props.rail ? '' : undefined}>
        <div class={styles.bar}>
          <Show when={props.back} fallback={<div class={styles.start}>{props.mark}</div>}>
            {(back) => (
              <A class={styles.back} href={back().href}>
                <Icon name={back().icon ?? 'back'} />
                <span>{back().label}</span>
              </A>
            )}
          </Show>
          <div class={styles.connection}>
            <ConnectionButton place="bar" worded={props.worded ?? false} />
          </div>
          {props.menu}
        </div>
        <div class={styles.sign}>
          <div class={styles.words}>
            <Show when={props.above}>
              <div class={styles.above}>{props.above}</div>
            </Show>
            <h1
              ref={heading}
              tabIndex={-1}
              class={props.large ? styles.large : styles.title}
              data-long={hasLongWord(props.title) ? '' : undefined}
            >
              {props.title}
            </h1>
            <Show when={props.below}>
              <div class={styles.below}>{props.below}</div>
            </Show>
          </div>
          <Show when={props.picture}>
            <div class={styles.picture}>{props.picture}</div>
          </Show>
        </div>
      </header>
      {props.rail}
      <div class={props.bleed ? styles.bleed : styles.paper}>{props.children}</div>
      <Show when={dock.toArray().some(Boolean)}>
        <div class={styles.dock} data-dock="">
          {dock()}
        </div>
      </Show>
    </article>
  );
}
