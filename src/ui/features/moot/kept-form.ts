/** A form that is still filled in after a reload or a crash: what is typed is kept on this device. */
import { createSignal, type Accessor } from 'solid-js';
import type { OpenAssembly } from '../../../app/api.ts';

type Value = string | boolean | readonly string[];
type Form = Readonly<Record<string, Value>>;

export interface KeptForm<T> {
  readonly form: Accessor<T>;
  readonly change: (part: Partial<T>) => void;
  /** It is done: nothing is kept any more. */
  readonly done: () => void;
}

const isLike = (value: unknown, like: Value): boolean =>
  Array.isArray(like)
    ? Array.isArray(value) && value.every((each) => typeof each === 'string')
    : typeof value === typeof like;

/** `beginning`: what the form begins with, where nothing was kept at `place`. */
export function createKeptForm<T extends { readonly [K in keyof T]: Value }>(
  unsaid: OpenAssembly['unsaid'],
  place: string,
  beginning: T,
): KeptForm<T> {
  const [form, setForm] = createSignal<T>(read(unsaid.get(place), beginning));
  return {
    form,
    change(part) {
      setForm((before) => ({ ...before, ...part }));
      unsaid.set(place, JSON.stringify(form()));
    },
    done: () => unsaid.set(place, ''),
  };
}

function read<T extends { readonly [K in keyof T]: Value }>(kept: string, beginning: T): T {
  try {
    const found = JSON.parse(kept || '{}') as Form;
    const fields = Object.entries<Value>(beginning).filter(([name, begun]) => isLike(found[name], begun));
    return { ...beginning, ...Object.fromEntries(fields.map(([name]) => [name, found[name]])) };
  } catch {
    return beginning;
  }
}
