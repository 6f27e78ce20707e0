/**
 * The focus never falls out of the page. Where what had it is taken away (a button whose work is done, a
 * page that was left), the browser leaves it nowhere, and who goes by keyboard or by ear would begin at the
 * top of the document. The page's title gets it then, as after every way to another page.
 *
 * Call once. Returns the way to stop.
 */
export function keepFocusInPage(): () => void {
  let last: EventTarget | null = null;
  const came = (event: FocusEvent) => {
    last = event.target;
  };
  const look = () => {
    const isGone = last instanceof Element && !last.isConnected;
    if (!isGone || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  };
  const changes = new MutationObserver(look);
  changes.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', came);
  return () => {
    changes.disconnect();
    document.removeEventListener('focusin', came);
  };
}
