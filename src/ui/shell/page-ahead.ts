import type { RouteDefinition } from '@solidjs/router';

/**
 * Begins to load the code of the page at an address, while what it shows is still being opened. `hash`:
 * as in `location.hash`. What can't be loaded is said when the page is drawn, not here.
 */
export function loadAhead(routes: readonly RouteDefinition[], hash: string): void {
  const [path = ''] = hash.replace(/^#/, '').split(/[?#]/);
  routeAt(routes, segmentsOf(path))
    ?.preload?.()
    .catch(() => undefined);
}

/** A page that `lazy` made. */
interface Lazy {
  preload?(): Promise<unknown>;
}

function routeAt(routes: readonly RouteDefinition[], path: readonly string[]): Lazy | null {
  for (const route of routes) {
    for (const pattern of [route.path ?? '/'].flat()) {
      const rest = restAfter(segmentsOf(pattern), path);
      const children = route.children === undefined ? [] : [route.children].flat();
      if (rest === null) continue;
      if (children.length === 0 && rest.length === 0) return (route.component as Lazy | undefined) ?? null;
      const found = routeAt(children, rest);
      if (found) return found;
    }
  }
  return null;
}

/** What is left of the path behind the pattern; null where it doesn't begin so. */
function restAfter(pattern: readonly string[], path: readonly string[]): readonly string[] | null {
  for (const [i, part] of pattern.entries()) {
    if (part.startsWith('*')) return [];
    const segment = path[i];
    if (segment === undefined || (!part.startsWith(':') && part !== segment)) return null;
  }
  return path.slice(pattern.length);
}

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');
