/**
 * A value that changes and can be watched: how the layers below the screen show their state,
 * without knowing what draws it. `get` is cheap and returns the same frozen object until a change.
 */
export interface Readable<T> {
  get(): T;
  /** Calls back after each change. Returns the way to stop. */
  subscribe(onChange: () => void): () => void;
}

export interface Writable<T> extends Readable<T> {
  set(value: T): void;
}

export function writable<T>(initial: T): Writable<T> {
  let value = initial;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const watcher of [...watchers]) watcher();
    },
    subscribe(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}
