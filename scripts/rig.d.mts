/** Null where the tests can run; otherwise why they can't, in a few words. */
export function whyNoRig(): string | null;
