/** The whole screen: one entry for the composition root, and the table of addresses. */
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet has nothing to assign
import './styles/styles.css';
import { HashRouter, type RouteDefinition } from '@solidjs/router';
import { lazy, type Component } from 'solid-js';
import { render } from 'solid-js/web';
import { Home } from './features/home/home.tsx';
import { ToastsProvider } from './kit/toasts.tsx';
import { AssemblyScope } from './shell/assembly-scope.tsx';
import { NotFound } from './shell/not-found.tsx';
import { startSettings } from './shell/settings.ts';
import { StartFaultPage } from './shell/start-fault-page.tsx';
import type { StartFault } from './shell/start-fault.ts';
import { ExampleWorld, RealWorld, WorldsProvider, type Worlds } from './shell/worlds.tsx';

type PageFile = { readonly default: Component };

/** Pages that exist. Each is loaded when it is first opened. */
const FILES = import.meta.glob<PageFile>('./features/*/*-{page,frame}.tsx');

/** A route to a page of `features/`, if it is there. */
const page = (path: string, file: string): RouteDefinition[] => {
  const load = FILES[`./features/${file}.tsx`];
  return load ? [{ path, component: lazy(load) }] : [];
};

const inAssembly = (): RouteDefinition[] => [
  ...page('/', 'assembly/assembly-page'),
  ...page('/talk', 'talk/talk-page'),
  ...page('/talk/:topic', 'talk/talk-page'),
  ...page('/thread/:message', 'talk/thread-page'),
  ...page('/proposals', 'proposal/proposals-page'),
  ...page('/put', 'proposal/put-page'),
  ...page('/p/:proposal', 'proposal/proposal-page'),
  ...page('/draft/:draft', 'draft/draft-page'),
  ...page('/decisions', 'decision/decisions-page'),
  ...page('/d/:decision', 'decision/decision-page'),
  ...page('/people', 'people/people-page'),
  ...page('/about', 'about/about-page'),
];

const inWorld = (): RouteDefinition[] => [
  { path: '/', component: Home },
  ...page('/join/*invitation', 'join/join-page'),
  ...page('/found', 'found/found-page'),
  ...page('/assemblies', 'assemblies/assemblies-page'),
  ...page('/moots', 'moots/moots-page'),
  ...page('/me', 'me/me-page'),
  ...page('/me/words', 'me/phrase-page'),
  { path: '/a/:id', component: AssemblyScope, children: inAssembly() },
  { path: '*', component: NotFound },
];

const ROUTES: RouteDefinition[] = [
  ...page('/kit', 'kit/kit-page'),
  { path: '/example', component: ExampleWorld, children: inWorld() },
  { path: '/', component: RealWorld, children: inWorld() },
];

/** What there is to show: the worlds, or why there are none. `detail` is for those who mend it. */
export type Start = Worlds | { readonly fault: StartFault; readonly detail?: string };

/**
 * Draws the app into `root` and keeps it drawn. Call once, when it is known whether the app can run in this
 * browser; until then the page may stay empty. Returns the way to take it down again.
 */
export function renderApp(root: HTMLElement, start: Start): () => void {
  startSettings();
  return render(() => {
    if ('fault' in start) return <StartFaultPage fault={start.fault} detail={start.detail} />;
    return (
      <WorldsProvider value={start}>
        <ToastsProvider>
          <HashRouter>{ROUTES}</HashRouter>
        </ToastsProvider>
      </WorldsProvider>
    );
  }, root);
}
