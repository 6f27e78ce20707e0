import { HashRouter, Route, useIsRouting, type RouteSectionProps } from '@solidjs/router';
import { lazy, onCleanup, onMount, Suspense, type JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { keepToAddress } from '../../../src/ui/shell/keep-to-address.ts';

type Part = { default: () => JSX.Element };

let root: HTMLElement;
let dispose: () => void;
/** Lets the slow page come. */
let arrive: () => void;
let hereNow: number;
let isRouting: () => boolean;

function Here(): JSX.Element {
  onMount(() => hereNow++);
  onCleanup(() => hereNow--);
  return <h1>Here</h1>;
}

function Frame(props: RouteSectionProps): JSX.Element {
  keepToAddress();
  isRouting = useIsRouting();
  return <Suspense>{props.children}</Suspense>;
}

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  hereNow = 0;
  const slow = new Promise<Part>((resolve) => {
    arrive = () => resolve({ default: () => <h1>Slow</h1> });
  });
  history.replaceState(null, '', '#/here');
  dispose = render(
    () => (
      <HashRouter root={Frame}>
        <Route path="/here" component={Here} />
        <Route path="/quick" component={() => <h1>Quick</h1>} />
        <Route path="/slow" component={lazy(() => slow)} />
      </HashRouter>
    ),
    root,
  );
});
afterEach(() => {
  dispose();
  root.remove();
  history.replaceState(null, '', '#');
});

const heading = (name: string) => page.getByRole('heading', { name });

/** Goes to an address as a link from outside, a typed address, or the way back do. */
const go = (hash: string): Promise<void> => moved(() => (location.hash = hash));

async function moved(way: () => void): Promise<void> {
  const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
  way();
  await changed;
}

/** Lets the slow page come, and waits until nothing is on the way any more. */
async function settle(): Promise<void> {
  arrive();
  await vi.waitFor(() => expect(isRouting()).toBe(false));
}

describe('the page that is shown', () => {
  it('is the one that was left, where someone comes back before the other page is there', async () => {
    await go('#/slow');
    await go('#/here');
    await settle();
    await expect.element(heading('Here')).toBeVisible();
    expect(root.textContent).toBe('Here');
    expect(location.hash).toBe('#/here');
    expect(hereNow).toBe(1);
  });

  it('is the one that was left, where someone goes back in their history', async () => {
    await go('#/slow');
    await moved(() => history.back());
    await settle();
    await expect.element(heading('Here')).toBeVisible();
    expect(root.textContent).toBe('Here');
  });

  it('is the last of several, whichever comes first', async () => {
    await go('#/slow');
    await go('#/here');
    await go('#/quick');
    await settle();
    await expect.element(heading('Quick')).toBeVisible();
    expect(root.textContent).toBe('Quick');
    await go('#/slow');
    await expect.element(heading('Slow')).toBeVisible();
    await go('#/here');
    await expect.element(heading('Here')).toBeVisible();
    expect(root.textContent).toBe('Here');
    expect(hereNow).toBe(1);
  });
});
