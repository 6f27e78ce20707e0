import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import type { Camera } from './camera.ts';
import { watchCodes } from './watch-codes.ts';
import css from './scanner.module.css';

export interface ScannerProps {
  readonly camera: Camera;
  /** Called with each code that comes into sight. */
  readonly onCode: (text: string) => void;
  /** What to hold before it, for those who can't see the picture. */
  readonly label: string;
}

/** What the camera sees, round as everything here, and the codes in it. The camera stays its owner's. */
export function Scanner(props: ScannerProps) {
  const [lit, setLit] = createSignal(false);
  const [broken, setBroken] = createSignal(false);
  let video: HTMLVideoElement | undefined;
  createEffect(() => {
    const { camera } = props;
    if (!video) return;
    video.srcObject = camera.stream;
    // It plays by itself; where a browser wants to be asked, this asks.
    video.play().catch(() => undefined);
    const stop = watchCodes(
      video,
      (text) => props.onCode(text),
      () => setBroken(true),
    );
    onCleanup(() => {
      stop();
      if (video) video.srcObject = null;
    });
  });
  const switchLamp = (lamp: NonNullable<Camera['lamp']>) => {
    const on = !lit();
    void lamp(on).then(
      () => setLit(on),
      () => setLit(false),
    );
  };
  return (
    <div class={css.scanner}>
      <div class={css.sight}>
        <video ref={video} class={css.video} autoplay muted playsinline aria-label={props.label} />
        <svg class={css.corners} viewBox="0 0 100 100" aria-hidden="true">
          <path d="M30 22h-4a4 4 0 0 0-4 4v4M70 22h4a4 4 0 0 1 4 4v4M30 78h-4a4 4 0 0 1-4-4v-4M70 78h4a4 4 0 0 0 4-4v-4" />
        </svg>
      </div>
      <Show when={broken()}>
        <p role="alert">This browser can’t read codes from the camera. Type or paste the code instead.</p>
      </Show>
      <Show when={props.camera.lamp}>
        {(lamp) => (
          <Button look="quiet" small aria-pressed={lit()} onClick={() => switchLamp(lamp())}>
            {lit() ? 'Light off' : 'Light on'}
          </Button>
        )}
      </Show>
    </div>
  );
}
