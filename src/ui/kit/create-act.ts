import { createSignal, type Accessor } from 'solid-js';
import type { Result } from '../../lib/result.ts';
import { useToasts } from './toasts.tsx';
import type { AnyFault } from '../words/faults.ts';

export interface Act {
  /** True while one is under way; a second press waits for nothing and does nothing. */
  readonly busy: Accessor<boolean>;
  /** Does it once. Gives what came of it, or undefined where it failed; the fault was said then. */
  readonly run: <T>(act: () => Promise<Result<T, AnyFault>>) => Promise<{ readonly value: T } | undefined>;
}

/** An act of the person, from a press to done or a sentence that says why not. */
export function createAct(): Act {
  const toasts = useToasts();
  const [busy, setBusy] = createSignal(false);
  return {
    busy,
    async run(act) {
      if (busy()) return undefined;
      setBusy(true);
      try {
        const result = await act();
        if (result.ok) return { value: result.value };
        toasts.fault(result.fault);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
