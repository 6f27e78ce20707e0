/** The whole screen: one entry for the composition root, and the table of addresses. */
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet has nothing to assign
import './styles/styles.css';
import { HashRouter, type RouteDefinition, type RouteSectionProps } from '@solidjs/router';
import { lazy, type JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { Home } from './features/home/home.tsx';
import { ToastsProvider } from './kit/toasts.tsx';
import { NEW_DEVICE } from './hrefs.ts';
import { AssemblyScope } from './shell/assembly-scope.tsx';
import { keepFocusInPage } from './shell/focus-in-page.ts';
import { NotFound } from './shell/not-found.tsx';
import { loadAhead } from './shell/page-ahead.ts';
import { keepToAddress } from './shell/keep-to-address.ts';
import { keepAddressReadable } from './shell/readable-address.ts';
import { startSettings } from './shell/settings.ts';
import { StartFaultPage } from './shell/start-fault-page.tsx';
import type { StartFault } from './shell/start-fault.ts';
import { ExampleWorld, RealWorld, WorldsProvider, type Worlds } from './shell/worlds.tsx';

const inAssembly = (): RouteDefinition[] => [
  { path: '/', component: lazy(() => import('./features/assembly/assembly-page.tsx')) },
  { path: ['/talk', '/talk/:topic'], component: lazy(() => import('./features/talk/talk-page.tsx')) },
  { path: '/thread/:message', component: lazy(() => import('./features/talk/thread-page.tsx')) },
  { path: '/hidden', component: lazy(() => import('./features/hiding/hidden-page.tsx')) },
  { path: '/proposals', component: lazy(() => import('./features/proposal/proposals-page.tsx')) },
  { path: '/put', component: lazy(() => import('./features/proposal/put-page.tsx')) },
  { path: '/p/:proposal', component: lazy(() => import('./features/proposal/proposal-page.tsx')) },
  { path: '/m/:moot', component: lazy(() => import('./features/moot/moot-page.tsx')) },
  { path: '/call', component: lazy(() => import('./features/moot/call-page.tsx')) },
  { path: '/record', component: lazy(() => import('./features/moot/record-page.tsx')) },
  { path: '/b/:ballot', component: lazy(() => import('./features/ballot/ballot-page.tsx')) },
  { path: '/b/:ballot/slips', component: lazy(() => import('./features/ballot/room-page.tsx')) },
  { path: '/ballot', component: lazy(() => import('./features/ballot/open-page.tsx')) },
  { path: '/draft/:draft', component: lazy(() => import('./features/draft/draft-page.tsx')) },
  { path: '/decisions', component: lazy(() => import('./features/decision/decisions-page.tsx')) },
  { path: '/d/:decision', component: lazy(() => import('./features/decision/decision-page.tsx')) },
  { path: '/actions', component: lazy(() => import('./features/action/actions-page.tsx')) },
  { path: '/people', component: lazy(() => import('./features/people/people-page.tsx')) },
  { path: '/about', component: lazy(() => import('./features/about/about-page.tsx')) },
  { path: '/bring', component: lazy(() => import('./features/codes/bring-page.tsx')) },
  { path: '/hand', component: lazy(() => import('./features/codes/hand-page.tsx')) },
  { path: '/charter', component: lazy(() => import('./features/about/charter-page.tsx')) },
];

const inWorld = (): RouteDefinition[] => [
  { path: '/', component: Home },
  { path: '/join/*invitation', component: lazy(() => import('./features/join/join-page.tsx')) },
  { path: '/scan', component: lazy(() => import('./features/codes/scan-page.tsx')) },
  { path: '/pair', component: lazy(() => import('./features/codes/pair-page.tsx')) },
  { path: '/found', component: lazy(() => import('./features/found/found-page.tsx')) },
  { path: '/assemblies', component: lazy(() => import('./features/assemblies/assemblies-page.tsx')) },
  { path: '/moots', component: lazy(() => import('./features/moots/moots-page.tsx')) },
  { path: '/me', component: lazy(() => import('./features/me/me-page.tsx')) },
  { path: '/me/devices', component: lazy(() => import('./features/devices/devices-page.tsx')) },
  { path: '/me/devices/link', component: lazy(() => import('./features/devices/link-page.tsx')) },
  { path: NEW_DEVICE, component: lazy(() => import('./features/devices/new-device-page.tsx')) },
  { path: '/me/words', component: lazy(() => import('./features/me/phrase-page.tsx')) },
  { path: '/a/:id', component: AssemblyScope, children: inAssembly() },
  { path: '*', component: NotFound },
];

const ROUTES: RouteDefinition[] = [
  { path: '/kit', component: lazy(() => import('./features/kit/kit-page.tsx')) },
  { path: '/example', component: ExampleWorld, children: inWorld() },
  { path: '/', component: RealWorld, children: inWorld() },
];

function AtAddress(props: RouteSectionProps): JSX.Element {
  keepToAddress();
  return <>{props.children}</>;
}

/** What there is to show: the worlds, or why there are none. `detail` is for those who mend it. */
export type Start = Worlds | { readonly fault: StartFault; readonly detail?: string };

/** Begins to load the page at the address (`location.hash`): worth calling before the worlds are open. */
export const loadPage = (hash: string): void => loadAhead(ROUTES, hash);

/**
 * Draws the app into `root` and keeps it drawn. Call once, when it is known whether the app can run in this
 * browser; until then the page may stay empty. Returns the way to take it down again.
 */
export function renderApp(root: HTMLElement, start: Start): () => void {
  startSettings();
  const letAddressGo = keepAddressReadable();
  const letFocusGo = keepFocusInPage();
  const takeDown = render(() => {
    if ('fault' in start) return <StartFaultPage fault={start.fault} detail={start.detail} />;
    return (
      <WorldsProvider value={start}>
        <ToastsProvider>
          <HashRouter root={AtAddress}>{ROUTES}</HashRouter>
        </ToastsProvider>
      </WorldsProvider>
    );
  }, root);
  return () => {
    letFocusGo();
    letAddressGo();
    takeDown();
  };
}
