import { useLocation, useNavigate, type RouteSectionProps } from '@solidjs/router';
import { createContext, createResource, Match, Show, Suspense, Switch, useContext, type JSX } from 'solid-js';
import type { Moot } from '../../app/api.ts';
import { Welcome } from '../features/welcome/welcome.tsx';
import { MootContext } from '../projection/context.ts';
import { fromReadable } from '../projection/from-readable.ts';
import { NEW_DEVICE } from '../hrefs.ts';
import { LookingDots } from '../rings/looking-dots.tsx';
import { Shell } from './shell.tsx';
import styles from './worlds.module.css';

/** The person's own world, and the way to the example. */
export interface Worlds {
  readonly real: Moot;
  /** Makes an example on this device. Called when it is entered and none is here. */
  openExample(): Promise<Moot>;
}

const WorldsContext = createContext<Worlds>();
export const WorldsProvider = WorldsContext.Provider;

function useWorlds(): Worlds {
  const worlds = useContext(WorldsContext);
  if (!worlds) throw new Error('useWorlds outside of a WorldsProvider');
  return worlds;
}

/** Everything outside `/example`. Until a name was chosen, every address shows the welcome first. */
export function RealWorld(props: RouteSectionProps) {
  const worlds = useWorlds();
  return <World moot={worlds.real}>{props.children}</World>;
}

/** The example that was made: leaving it keeps it, until it is removed or the page is closed. */
const keptExamples = new WeakMap<Worlds, Promise<Moot>>();

async function exampleOf(worlds: Worlds): Promise<Moot> {
  const example = keptExamples.get(worlds) ?? worlds.openExample();
  keptExamples.set(worlds, example);
  try {
    return await example;
  } catch (error) {
    keptExamples.delete(worlds);
    throw error;
  }
}

/** Everything below `/example`: the same pages, invented people. Never mixed with what is real. */
export function ExampleWorld(props: RouteSectionProps) {
  const worlds = useWorlds();
  const navigate = useNavigate();
  const [example] = createResource(() => exampleOf(worlds));
  const remove = async () => {
    keptExamples.delete(worlds);
    await example()?.close();
    navigate('/', { replace: true });
  };
  return (
    <Switch fallback={<MakingExample />}>
      <Match when={example.error !== undefined}>
        <MakingExample failed />
      </Match>
      <Match when={example()}>
        {(moot) => (
          <World moot={moot()} onRemoveExample={() => void remove()}>
            {props.children}
          </World>
        )}
      </Match>
    </Switch>
  );
}

interface WorldProps {
  readonly moot: Moot;
  readonly onRemoveExample?: () => void;
  readonly children: JSX.Element;
}

function World(props: WorldProps) {
  return (
    <MootContext.Provider value={props.moot}>
      <Inside moot={props.moot} onRemoveExample={() => props.onRemoveExample?.()}>
        {props.children}
      </Inside>
    </MootContext.Provider>
  );
}

function cameFor(path: string): 'invitation' | 'code' | null {
  if (path.startsWith('/join/')) return 'invitation';
  return path === '/scan' ? 'code' : null;
}

function Inside(props: WorldProps) {
  // A world's moot never changes while it is shown.
  // oxlint-disable-next-line solid/reactivity
  const me = fromReadable(props.moot.me);
  const location = useLocation();
  return (
    <Show
      when={location.pathname !== NEW_DEVICE}
      fallback={<Suspense fallback={<LookingDots size={40} />}>{props.children}</Suspense>}
    >
      <Show when={me() !== null} fallback={<Welcome cameFor={cameFor(location.pathname)} />}>
        <Shell onRemoveExample={() => props.onRemoveExample?.()}>{props.children}</Shell>
      </Show>
    </Show>
  );
}

function MakingExample(props: { readonly failed?: boolean }) {
  return (
    <main class={styles.making} data-wall="sign" role="status">
      <Show when={!props.failed}>
        <LookingDots size={72} />
      </Show>
      <h1>{props.failed ? 'The example couldn’t be made' : 'Setting the table'}</h1>
      <p>
        {props.failed
          ? 'There may be too little room on this device. Your own assemblies are untouched.'
          : 'The example is made on this device, with invented people. It takes a moment.'}
      </p>
      <a href="#/">Back</a>
    </main>
  );
}
