/** Draws parts of the kit as the app does: styles, a router, toasts. For tests in a real browser. */
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet has nothing to assign
import '../../../src/ui/styles/styles.css';
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { ToastsProvider } from '../../../src/ui/kit/toasts.tsx';

/** Shows `part` at `path`; returns the way to take it away. */
export function show(part: () => JSX.Element, path = '/'): () => void {
  const root = document.createElement('div');
  document.body.append(root);
  const history = createMemoryHistory();
  history.set({ value: path, replace: true });
  const dispose = render(
    () => (
      <MemoryRouter history={history} root={(props) => <ToastsProvider>{props.children}</ToastsProvider>}>
        <Route path="*" component={part} />
      </MemoryRouter>
    ),
    root,
  );
  return () => {
    dispose();
    root.remove();
  };
}
