import { onCleanup, type JSX } from 'solid-js';

/** As long as the system's own press-and-hold. */
const HOLD = 450;
/** A finger that moves further is scrolling, in pixels. */
const STILL = 8;

type Handlers = Required<
  Pick<
    JSX.HTMLAttributes<HTMLElement>,
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onContextMenu'
  >
>;

/** Handlers for tap-and-hold by finger or pen. A mouse keeps its own menu. */
export function useLongPress(onHold: () => void): Handlers {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  let byTouch = false;
  const stop = () => clearTimeout(timer);
  onCleanup(stop);
  return {
    onPointerDown(event: PointerEvent) {
      byTouch = event.pointerType !== 'mouse';
      stop();
      if (!byTouch || (event.target as Element).closest('a, button')) return;
      from = { x: event.clientX, y: event.clientY };
      timer = setTimeout(onHold, HOLD);
    },
    onPointerMove(event: PointerEvent) {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu(event: Event) {
      if (byTouch && !(event.target as Element).closest('a')) event.preventDefault();
    },
  };
}
