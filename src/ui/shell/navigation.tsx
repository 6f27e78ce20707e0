import { A, useLocation } from '@solidjs/router';
import { Show } from 'solid-js';
import { Icon } from '../kit/icon.tsx';
import { PersonStone } from '../kit/person-stone.tsx';
import { fromReadable } from '../projection/from-readable.ts';
import { useMoot } from '../projection/context.ts';
import { Logo } from '../rings/logo.tsx';
import { useHref } from '../routes.ts';
import { ConnectionButton } from './connection.tsx';
import styles from './navigation.module.css';

/** The four places. A bar at the foot of narrow screens, a painted rail at the side of wide ones. */
export function Navigation() {
  const href = useHref();
  const location = useLocation();
  const moot = useMoot();
  const me = fromReadable(moot.me);
  const path = () => location.pathname.replace(/^\/example(?=\/|$)/u, '') || '/';
  const here = (...starts: readonly string[]) =>
    starts.some((start) => (start === '/' ? path() === '/' : path().startsWith(start))) ? '' : undefined;
  return (
    <div class={styles.side} data-places="">
      <nav class={styles.nav} aria-label="Places">
        <A href={href().home()} class={styles.logo} aria-label="Moot, home">
          <Logo size={44} />
        </A>
        <ul class={styles.places} role="list">
          <li>
            <A href={href().home()} data-here={here('/')} class={styles.place}>
              <span class={styles.icon}>
                <Icon name="home" />
              </span>
              Home
            </A>
          </li>
          <li>
            <A
              href={href().assemblies()}
              data-here={here('/assemblies', '/a/', '/found', '/join')}
              class={styles.place}
            >
              <span class={styles.icon}>
                <Icon name="rings" />
              </span>
              Assemblies
            </A>
          </li>
          <li>
            <A href={href().moots()} data-here={here('/moots')} class={styles.place}>
              <span class={styles.icon}>
                <Icon name="moots" />
              </span>
              Moots
            </A>
          </li>
          <li>
            <A href={href().me()} data-here={here('/me')} class={styles.place}>
              <span class={styles.icon}>
                <Show when={me()}>
                  {(mine) => <PersonStone person={mine().person} name={mine().name} size={28} />}
                </Show>
              </span>
              Me
            </A>
          </li>
        </ul>
      </nav>
      <div class={styles.connection}>
        <ConnectionButton place="side" />
      </div>
    </div>
  );
}
