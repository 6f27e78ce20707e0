/** Draws one page of an assembly as the app does: styles, router, contexts. For tests in a real browser. */
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet has nothing to assign
import '../../src/ui/styles/styles.css';
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import type { Component } from 'solid-js';
import { render } from 'solid-js/web';
import type { IgnoredBy, Moot } from '../../src/app/api.ts';
import { fault, ok } from '../../src/lib/result.ts';
import { writable } from '../../src/lib/readable.ts';
import { ToastsProvider } from '../../src/ui/kit/toasts.tsx';
import { createAssemblyView } from '../../src/ui/projection/assembly-view.ts';
import { AssemblyContext, MootContext } from '../../src/ui/projection/context.ts';
import type { OpenAs } from './open-as.ts';
import type { Persona } from './world.ts';
import { ALONE } from '../../src/sync/alone.ts';

/** The rest of the app, as far as a page of an assembly looks at it. */
function mootOf(me: Persona, { open }: OpenAs): Moot {
  const mine = { person: me.id, device: me.device, name: me.name, phraseKept: true, remindAt: null };
  const nothing = () => Promise.resolve();
  return {
    world: 'real',
    me: writable(mine),
    begin: () => Promise.resolve(ok(mine)),
    beginAgain: () => Promise.resolve(ok(mine)),
    rename: () => Promise.resolve(ok(mine)),
    phrase: () => Promise.resolve(null),
    phraseWasKept: nothing,
    remindOfPhraseLater: nothing,
    connection: writable(ALONE),
    clockBehindBy: writable<number | null>(null),
    assemblies: writable([open.summary.get()]),
    found: () => Promise.resolve(ok(open.id)),
    join: () => Promise.resolve(ok(open.id)),
    assembly: () => Promise.resolve(open),
    devices: {
      notice: writable(null),
      noticed: nothing,
      mine: writable([]),
      isRevoked: writable(false),
      name: () => Promise.resolve(ok(null)),
      revoke: () => Promise.resolve(ok(null)),
      revokeByPhrase: () => Promise.resolve(ok(null)),
      offer: () => Promise.resolve(fault({ type: 'otherTab' })),
      answer: () => Promise.resolve(fault({ type: 'otherTab' })),
      renew: () => Promise.resolve(fault({ type: 'notHere' })),
    },
    pairing: {
      offer: () => Promise.resolve(fault({ type: 'otherTab' })),
      answer: () => Promise.resolve(fault({ type: 'otherTab' })),
    },
    openFile: () => Promise.resolve(ok({ assembly: open.id, entered: 0, refused: 0, gaps: 0 })),
    ignored: writable<IgnoredBy>(new Map()),
    stopIgnoring: () => Promise.resolve(ok(null)),
    storage: writable({ used: null, quota: null, kept: true, fault: null }),
    askToKeepStorage: () => Promise.resolve(true),
    meetingPoints: writable([]),
    relays: writable([]),
    setRelays: () => Promise.resolve(ok(null)),
    setMeetingPoints: nothing,
    close: nothing,
    takeOffDevice: nothing,
  };
}

export interface Shown {
  readonly root: HTMLElement;
  /** Where the router is now. */
  path(): string;
  remove(): void;
}

/** Shows `page` at `pattern`, opened at `path`; both below the assembly's address. Other addresses are blank. */
export function showPage(
  me: Persona,
  opened: OpenAs,
  { page, pattern, path }: { page: Component; pattern: string; path: string },
): Shown {
  const root = document.createElement('div');
  root.id = 'app';
  document.body.append(root);
  const history = createMemoryHistory();
  history.set({ value: `/a/${opened.open.id}${path}`, replace: true });
  const dispose = render(
    () => (
      <MootContext.Provider value={mootOf(me, opened)}>
        <AssemblyContext.Provider value={createAssemblyView(opened.open, () => me.id)}>
          <ToastsProvider>
            <main>
              <MemoryRouter history={history}>
                <Route path={`/a/:id${pattern}`} component={page} />
                <Route path="*" component={() => <p>elsewhere</p>} />
              </MemoryRouter>
            </main>
          </ToastsProvider>
        </AssemblyContext.Provider>
      </MootContext.Provider>
    ),
    root,
  );
  return {
    root,
    path: () => history.get(),
    remove() {
      dispose();
      root.remove();
    },
  };
}
