import { useNavigate } from '@solidjs/router';
import type { BroughtIn } from '../../../app/api.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { useToasts } from '../../kit/toasts.tsx';
import { useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { broughtInSentence } from './brought-in.ts';
import css from './open-file.module.css';

/** Brings in an assembly that somebody saved as a file, chosen or dropped. */
export function OpenFile() {
  const moot = useMoot();
  const href = useHref();
  const navigate = useNavigate();
  const act = createAct();
  const toasts = useToasts();
  let chooser: HTMLInputElement | undefined;
  const open = async (file: File | undefined) => {
    if (!file) return;
    const done = await act.run<BroughtIn>(async () =>
      moot.openFile(new Uint8Array(await file.arrayBuffer())),
    );
    if (!done) return;
    toasts.say({ words: broughtInSentence(done.value) });
    navigate(href().assembly(done.value.assembly));
  };
  return (
    <div
      class={css.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void open(event.dataTransfer?.files[0]);
      }}
    >
      <input
        ref={chooser}
        type="file"
        accept=".moot"
        class={css.chooser}
        tabindex={-1}
        aria-label="A file of an assembly"
        onChange={(event) => {
          void open(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Button look="quiet" icon="paper" busy={act.busy()} onClick={() => chooser?.click()}>
        Open a file
      </Button>
      <p class={css.soft}>An assembly that somebody saved, or what they have of one that is here.</p>
    </div>
  );
}
