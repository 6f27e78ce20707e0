/** Small facts of this device by name: settings, read marks, unsaid words, which assemblies it has. */
import { type Database, read, write } from './database.ts';

export interface FactStore {
  get<T>(name: string): Promise<T | undefined>;
  /** All whose name begins so, by name. */
  all<T>(prefix: string): Promise<ReadonlyMap<string, T>>;
  /** Durable when it settles. Plain data and keys only. */
  put(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Names of one store never meet those of the other. */
export function factStore(db: Database, store: 'facts' | 'identity'): FactStore {
  return {
    get: <T>(name: string) =>
      read(db, [store], (tx) => tx.objectStore(store).get(name) as Promise<T | undefined>),
    all: <T>(prefix: string) =>
      read(db, [store], async (tx) => {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const facts = tx.objectStore(store);
        const [names, values] = await Promise.all([facts.getAllKeys(range), facts.getAll(range)]);
        return new Map(names.map((name, i) => [name, values[i] as T]));
      }),
    put: (name, value) =>
      write(db, [store], async (tx) => {
        await tx.objectStore(store).put(value, name);
      }),
    remove: (name) => write(db, [store], (tx) => tx.objectStore(store).delete(name)),
  };
}
