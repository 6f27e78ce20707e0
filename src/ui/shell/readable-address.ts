/** Addresses that were cut in the middle of a "%…": the links of a page could not be drawn with one. */

/** Null where it can't be read. The value is used, for bundlers drop a call that is made for its fault alone. */
const read = (hash: string): string | null => {
  try {
    return decodeURIComponent(hash);
  } catch {
    return null;
  }
};

/** Puts an address that leads nowhere, and says so, in the place of an unreadable one. Call before the router starts. */
export function keepAddressReadable(): () => void {
  const mend = (event?: Event) => {
    if (read(location.hash) !== null) return;
    // The router must not hear of it.
    event?.stopImmediatePropagation();
    location.replace('#/unreadable');
  };
  mend();
  window.addEventListener('hashchange', mend);
  return () => window.removeEventListener('hashchange', mend);
}
