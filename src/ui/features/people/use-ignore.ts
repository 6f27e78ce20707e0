import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import type { Ignoring } from '../../../domain/talk/regard.ts';

/** Mutes or blocks somebody on this device, or no more; says what that does, and how to undo it. */
export function useIgnore(): (who: string, name: string, how: Ignoring | null) => void {
  const assembly = useAssembly();
  const toasts = useToasts();
  const set = async (who: string, name: string, how: Ignoring | null) => {
    const before = assembly.ignored().get(who)?.how ?? null;
    const result = await assembly.open.ignore(who, how);
    if (!result.ok) {
      toasts.fault(result.fault);
      return;
    }
    toasts.say({
      words: DONE[how ?? 'heard'](name),
      about: `ignored/${who}`,
      act: { label: 'Undo', onPress: () => void set(who, name, before) },
    });
  };
  return (who, name, how) => void set(who, name, how);
}

const DONE = {
  muted: (name: string) => `${name} is muted on this device: folded, and no notice. Nobody is told.`,
  blocked: (name: string) =>
    `${name} is blocked on this device: what they say in talk isn’t shown. Nobody is told.`,
  heard: (name: string) => `You hear ${name} again.`,
} as const;
