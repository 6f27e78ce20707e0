import { useIsRouting, useNavigate } from '@solidjs/router';
import { createEffect, onCleanup } from 'solid-js';

/**
 * The page that is shown is the one of the address. While a page is being opened, the router takes a way
 * back to the page that one is leaving for no way at all, and would then show the other under this address:
 * someone who goes on and at once back would be where they no longer want to be, and the address would lie.
 *
 * Call once, inside the router.
 */
export function keepToAddress(): void {
  const isRouting = useIsRouting();
  const navigate = useNavigate();
  let shown = location.hash;
  createEffect(() => {
    if (!isRouting()) shown = location.hash;
  });
  const changed = () => {
    if (!isRouting() || location.hash !== shown) return;
    // A state of its own tells this way apart from the place that the router believes to be at.
    navigate(shown.slice(1) || '/', { replace: true, resolve: false, scroll: false, state: { again: true } });
  };
  // After the router's own listener, which is there before anything inside it.
  window.addEventListener('hashchange', changed);
  onCleanup(() => window.removeEventListener('hashchange', changed));
}
