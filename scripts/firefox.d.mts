export const HOW_TO_GET_FIREFOX: string;
/** The path of a Firefox, or null. */
export function findFirefox(): string | null;
/** The path of a Firefox, or null; on Debian as root, installs one when there is none. */
export function ensureFirefox(): string | null;
