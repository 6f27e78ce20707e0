import { Button } from '../../kit/button.tsx';
import css from './open-file.module.css';
import { useOpenFile } from './use-open-file.ts';

/** Brings in an assembly that somebody saved as a file. One can also be dropped, anywhere (`drop-files.tsx`). */
export function OpenFile() {
  const file = useOpenFile();
  let chooser: HTMLInputElement | undefined;
  return (
    <div class={css.drop}>
      <input
        ref={chooser}
        type="file"
        accept=".moot"
        class={css.chooser}
        tabindex={-1}
        aria-label="A file of an assembly"
        onChange={(event) => {
          void file.open(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Button look="quiet" icon="paper" busy={file.busy()} onClick={() => chooser?.click()}>
        Open a file
      </Button>
      <p class={css.soft}>An assembly that somebody saved, or what they have of one that is here.</p>
    </div>
  );
}
