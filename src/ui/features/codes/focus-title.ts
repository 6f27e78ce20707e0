/** The page became another one without a new address: whoever goes by ear begins at its title. */
export function focusTitle(): void {
  queueMicrotask(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: false }));
}
