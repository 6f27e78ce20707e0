import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** Whether the screen is wide enough for two columns beside the list; the same bound as in the styles. */
export function createWide(): Accessor<boolean> {
  const query = matchMedia('(min-width: 1100px)');
  const [wide, setWide] = createSignal(query.matches);
  const changed = () => setWide(query.matches);
  query.addEventListener('change', changed);
  onCleanup(() => query.removeEventListener('change', changed));
  return wide;
}
