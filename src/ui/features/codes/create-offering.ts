import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Result } from '../../../lib/result.ts';
import type { CameraInHand } from './create-camera.ts';

export interface OfferingOptions<S, F> {
  readonly camera: CameraInHand;
  /** Makes a code to show. */
  make(): Promise<Result<S, F>>;
  /** Nobody needs it any more. */
  drop(session: S): void;
  /** The camera was asked for; nothing of the link exists yet. */
  onMaking?(): void;
  onMade?(session: S): void;
  onFault(fault: F): void;
}

export interface Offering<S> {
  readonly session: Accessor<S | undefined>;
  readonly making: Accessor<boolean>;
  /**
   * Makes a code in the place of the one before. The camera first, while nothing of the link exists: its
   * permission opens the ways between devices. Whoever begins again, or goes, overtakes what is under way.
   */
  begin(withCamera: boolean): Promise<void>;
  /** As before anything was made. */
  forget(): void;
}

/** The code that this device shows first, until its page goes. */
export function createOffering<S, F>(options: OfferingOptions<S, F>): Offering<S> {
  const [session, setSession] = createSignal<S>();
  const [making, setMaking] = createSignal(false);
  let turn = 0;
  const forget = () => {
    turn += 1;
    const before = session();
    setMaking(false);
    setSession(undefined);
    if (before !== undefined) options.drop(before);
  };
  onCleanup(forget);
  const begin = async (withCamera: boolean) => {
    turn += 1;
    const mine = turn;
    if (withCamera) await options.camera.open();
    if (mine !== turn) return;
    forget();
    const own = turn;
    setMaking(true);
    options.onMaking?.();
    const made = await options.make();
    if (own !== turn) {
      if (made.ok) options.drop(made.value);
      return;
    }
    options.camera.release();
    setMaking(false);
    if (!made.ok) return options.onFault(made.fault);
    setSession(() => made.value);
    options.onMade?.(made.value);
  };
  return { session, making, begin, forget };
}
