import { createSignal, onCleanup, onMount, type Accessor } from 'solid-js';
import { openCamera, type Camera, type CameraFault } from './camera.ts';

export interface CameraInHand {
  /** Null while it is not open. */
  readonly camera: Accessor<Camera | null>;
  /** Why it could not be had when it was last asked for. */
  readonly lack: Accessor<CameraFault | null>;
  /** True while the person is being asked. */
  readonly asking: Accessor<boolean>;
  /** It was had before on this page: nobody needs to be told again why. */
  readonly wasHad: () => boolean;
  /** Opens it, if it isn't; false where it can't be had. */
  open(): Promise<boolean>;
  release(): void;
}

/** The camera of a page: given back when the page goes, is hidden, or says so. */
export function createCamera(): CameraInHand {
  const [camera, setCamera] = createSignal<Camera | null>(null);
  const [lack, setLack] = createSignal<CameraFault | null>(null);
  const [asking, setAsking] = createSignal(false);
  let had = false;
  let gone = false;
  let opening: Promise<boolean> | null = null;
  /** Until its owner gives it back: it comes again when a page that was hidden is there again. */
  let isWanted = false;
  const giveBack = () => {
    camera()?.release();
    setCamera(null);
  };
  const release = () => {
    isWanted = false;
    giveBack();
  };
  const ask = async () => {
    setAsking(true);
    const opened = await openCamera();
    setAsking(false);
    opening = null;
    if (!opened.ok) {
      setLack(opened.fault);
      return false;
    }
    if (gone || !isWanted || document.visibilityState !== 'visible') {
      opened.value.release();
      return false;
    }
    had = true;
    setLack(null);
    setCamera(opened.value);
    return true;
  };
  const open = async () => {
    isWanted = true;
    if (camera()) return true;
    opening ??= ask();
    return opening;
  };
  const seen = () => {
    if (document.visibilityState !== 'visible') giveBack();
    else if (isWanted) void open();
  };
  onMount(() => {
    document.addEventListener('visibilitychange', seen);
    addEventListener('pagehide', giveBack);
  });
  onCleanup(() => {
    gone = true;
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('pagehide', giveBack);
    release();
  });
  return {
    camera,
    lack,
    asking,
    wasHad: () => had,
    open,
    release,
  };
}
