/** The camera: asked for, looked through, and always given back. */
import { fault, ok, type Result } from '../../../lib/result.ts';

/** `refused`: by the person or the browser. `absent`: there is none. `busy`: something else has it. */
export type CameraFault = 'refused' | 'absent' | 'busy';

export interface Camera {
  readonly stream: MediaStream;
  /** Null where there is no lamp that can be switched. */
  readonly lamp: ((on: boolean) => Promise<void>) | null;
  /** Gives it back; the light beside it goes out. */
  release(): void;
}

/** What the browser would say if it were asked now. `ask`: the person will be asked. */
export async function cameraPermission(): Promise<'granted' | 'denied' | 'ask'> {
  try {
    const { state } = await navigator.permissions.query({ name: 'camera' });
    return state === 'prompt' ? 'ask' : state;
  } catch {
    // Firefox before 134 doesn't know the name.
    return 'ask';
  }
}

/** A lamp is no part of the standard's types; phones have it (Image Capture, `torch`). */
interface WithLamp {
  readonly torch?: boolean;
}

const FAULTS: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Opens the camera at the back where there is one. Asks the person if the browser has to. */
export async function openCamera(): Promise<Result<Camera, CameraFault>> {
  // A browser without cameras, or a page that it doesn't trust.
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  if (!mediaDevices) return fault('absent');
  try {
    const stream = await mediaDevices.getUserMedia({
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
      audio: false,
    });
    return ok({ stream, lamp: lampOf(stream), release: () => release(stream) });
  } catch (error) {
    return fault((error instanceof DOMException && FAULTS[error.name]) || 'busy');
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function lampOf(stream: MediaStream): Camera['lamp'] {
  const [track] = stream.getVideoTracks();
  const can = track?.getCapabilities?.() as WithLamp | undefined;
  if (!track || !can?.torch) return null;
  return async (on) => {
    await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
  };
}
