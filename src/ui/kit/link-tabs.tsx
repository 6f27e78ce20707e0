import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import styles from './link-tabs.module.css';

export interface LinkTab {
  readonly href: string;
  readonly label: string;
  /** A number, or words such as `14 new`, which is written in the talk's colour. */
  readonly count?: number | string | undefined;
  /** Only this very address counts as being here, not what lies below it. */
  readonly exact?: boolean;
}

/** The rooms of one thing, as links in a row; the one we are in is underlined and marked as current. */
export function LinkTabs(props: { readonly label: string; readonly tabs: readonly LinkTab[] }) {
  return (
    <nav class={styles.tabs} aria-label={props.label}>
      <ul role="list">
        <For each={props.tabs}>
          {(tab) => (
            <li>
              <A
                href={tab.href}
                end={tab.exact ?? false}
                class={styles.tab}
                activeClass={styles.here}
                inactiveClass=""
              >
                {tab.label}
                <Show when={tab.count !== undefined && tab.count !== 0 && tab.count !== ''}>
                  <span class={typeof tab.count === 'string' ? styles.news : styles.count}>{tab.count}</span>
                </Show>
              </A>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
