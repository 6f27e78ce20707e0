import { onCleanup } from 'solid-js';
import { useAssembly } from '../../projection/context.ts';
import type { Place } from './talk-order.ts';

/** Someone who hasn't typed for this long isn't typing, in milliseconds. */
const PAUSE = 5_000;

export interface Typing {
  /** A letter was typed. */
  tick(): void;
  stop(): void;
}

/** Tells the others where this person is typing, until they pause, send or leave. */
export function useTyping(place: () => Place): Typing {
  const { open } = useAssembly();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told: Place | null = null;
  const stop = () => {
    clearTimeout(timer);
    if (told === null) return;
    told = null;
    open.setTyping(null);
  };
  onCleanup(stop);
  return {
    tick() {
      clearTimeout(timer);
      timer = setTimeout(stop, PAUSE);
      if (told === place()) return;
      told = place();
      open.setTyping(told);
    },
    stop,
  };
}
