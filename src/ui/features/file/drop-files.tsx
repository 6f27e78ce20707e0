import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import css from './drop-files.module.css';
import { useOpenFile } from './use-open-file.ts';

/** Only files: words that are dragged belong to whatever field they are dropped on. */
const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** A file that is dropped anywhere on the app is opened; without this a browser would leave the app for it. */
export function DropFiles() {
  const file = useOpenFile();
  const [over, setOver] = createSignal(false);
  const dragOver = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) setOver(false);
  };
  const drop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(false);
    void file.open(event.dataTransfer?.files[0]);
  };
  onMount(() => {
    addEventListener('dragover', dragOver);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
  });
  onCleanup(() => {
    removeEventListener('dragover', dragOver);
    removeEventListener('dragleave', leave);
    removeEventListener('drop', drop);
  });
  return (
    <Show when={over()}>
      <div class={css.over} data-wall="sign" aria-hidden="true">
        Let go, and the file is opened
      </div>
    </Show>
  );
}
