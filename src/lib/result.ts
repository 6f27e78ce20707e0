/** A success or a named fault. Throws are for bugs; faults that a person can meet are results. */
export type Result<T, F> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: F };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fault = <F>(f: F): Result<never, F> => ({ ok: false, fault: f });
