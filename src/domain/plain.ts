/** Plain data: numbers, strings, booleans, null, arrays and objects of these. */

/** Freezes it all the way down, and gives it back. Stops where something is frozen already. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}

export function samePlain(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((value, at) => samePlain(value, b[at]));
  }
  const ofB = new Map<string, unknown>(Object.entries(b));
  const ofA = Object.entries(a);
  return (
    ofA.length === ofB.size && ofA.every(([key, value]) => ofB.has(key) && samePlain(value, ofB.get(key)))
  );
}
