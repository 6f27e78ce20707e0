import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Readable } from '../../lib/readable.ts';

/** Watches a value of the app as a Solid signal, for as long as the owner lives. */
export function fromReadable<T>(source: Readable<T>): Accessor<T> {
  const [value, setValue] = createSignal<T>(source.get(), { equals: false });
  onCleanup(source.subscribe(() => setValue(() => source.get())));
  return value;
}
