import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** Times on screen are said again this often, in milliseconds. */
const EVERY = 30_000;

/** The present moment, for sentences such as `in 21 hours`; moves on by itself while it is shown. */
export function createNow(): Accessor<number> {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), EVERY);
  onCleanup(() => clearInterval(timer));
  return now;
}
