import { useNavigate } from '@solidjs/router';
import type { BroughtIn } from '../../../app/api.ts';
import { createAct } from '../../kit/create-act.ts';
import { useToasts } from '../../kit/toasts.tsx';
import { useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { broughtInSentence } from './brought-in.ts';

/** Takes in a file that was chosen or dropped, says what came of it, and goes to its assembly. */
export function useOpenFile(): {
  readonly busy: () => boolean;
  open(file: File | undefined): Promise<void>;
} {
  const moot = useMoot();
  const href = useHref();
  const navigate = useNavigate();
  const act = createAct();
  const toasts = useToasts();
  return {
    busy: act.busy,
    async open(file) {
      if (!file) return;
      const done = await act.run<BroughtIn>(async () =>
        moot.openFile(new Uint8Array(await file.arrayBuffer())),
      );
      if (!done) return;
      toasts.say({ words: broughtInSentence(done.value) });
      navigate(href().assembly(done.value.assembly));
    },
  };
}
