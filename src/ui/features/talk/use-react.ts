import type { RecordId } from '../../../domain/burst.ts';
import type { Reaction } from '../../../domain/talk/headers.ts';
import { useToasts } from '../../kit/toasts.tsx';
import { usePlace } from './place-context.ts';

/** Says, or takes back, a reaction; a fault is said on the screen. */
export function useReact(): (message: RecordId, reaction: Reaction, on: boolean) => void {
  const { view } = usePlace();
  const toasts = useToasts();
  return (message, reaction, on) => {
    void view.assembly.open.react(message, reaction, on).then((result) => {
      if (!result.ok) toasts.fault(result.fault);
    });
  };
}
