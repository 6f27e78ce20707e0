/**
 * The focus never falls out of the page. Where what had it is taken away (a button whose work is done, a
 * row that was removed, a page that was left), the browser leaves it nowhere, and who goes by keyboard or by
 * ear would begin at the top of the document. The heading of the part that it was in gets it then; where that
 * is gone too, the page's title, as after every way to another page.
 *
 * Call once. Returns the way to stop.
 */
export function keepFocusInPage(): () => void {
  let last: EventTarget | null = null;
  let around: readonly Element[] = [];
  /** Whoever presses with a finger or a mouse looks where they pressed: the page stays where it is. */
  let byKeys = false;
  const came = (event: FocusEvent) => {
    last = event.target;
    around = last instanceof Element ? partsAround(last) : [];
    byKeys = last instanceof Element && last.matches(':focus-visible');
  };
  const look = () => {
    const isGone = last instanceof Element && !last.isConnected;
    if (!isGone || document.activeElement !== document.body) return;
    const heading =
      around.find((part) => part.isConnected)?.querySelector<HTMLElement>('h2, h3') ??
      document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    if (heading.tabIndex < 0) heading.tabIndex = -1;
    heading.focus({ preventScroll: !byKeys });
  };
  const changes = new MutationObserver(look);
  changes.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', came);
  return () => {
    changes.disconnect();
    document.removeEventListener('focusin', came);
  };
}

/** The parts of the page or of a dialog that have a heading and hold the element; the smallest first. */
function partsAround(element: Element): readonly Element[] {
  const parts: Element[] = [];
  for (
    let part = element.closest('section, dialog');
    part;
    part = part.parentElement?.closest('section, dialog') ?? null
  )
    if (part.querySelector('h2, h3')) parts.push(part);
  return parts;
}
