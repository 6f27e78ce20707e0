import { createSignal } from 'solid-js';
import type { AssemblySummary } from '../../../app/api.ts';
import { Button } from '../../kit/button.tsx';
import { ByKey } from '../../kit/by-key.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { fileName, giveFile } from '../../kit/give-file.ts';
import { Row, Rows } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useMoot } from '../../projection/context.ts';

/** A copy of everything outside of the browser: one tap where there is one assembly, a list where there are more. */
export function SaveCopies() {
  const moot = useMoot();
  const toasts = useToasts();
  const assemblies = fromReadable(moot.assemblies);
  const here = () => assemblies().filter(({ state }) => state === 'here');
  const [choosing, setChoosing] = createSignal(false);
  const [busy, setBusy] = createSignal<string>();
  const save = async ({ id, name }: AssemblySummary) => {
    setBusy(id);
    const open = await moot.assembly(id);
    const saved = open && (await open.save());
    setBusy(undefined);
    if (!saved) return;
    if (!saved.ok) return toasts.fault(saved.fault);
    const title = fileName(name, 'moot');
    const given = await giveFile(new File([saved.value], title, { type: 'application/octet-stream' }));
    if (given === 'saved') toasts.say({ words: `Saved as ${title}.` });
  };
  const begin = () => {
    const [only, ...others] = here();
    if (only && others.length === 0) void save(only);
    else setChoosing(true);
  };
  return (
    <>
      <Button look="quiet" icon="paper" busy={busy() !== undefined && !choosing()} onClick={begin}>
        Save a copy
      </Button>
      <Dialog open={choosing()} onClose={() => setChoosing(false)} title="A copy of which one?">
        <Rows>
          <ByKey of={here()} key={({ id }) => id}>
            {(assembly) => (
              <Row
                title={assembly().name}
                end={
                  <Button
                    small
                    busy={busy() === assembly().id}
                    aria-label={`Save ${assembly().name}`}
                    onClick={() => void save(assembly())}
                  >
                    Save
                  </Button>
                }
              />
            )}
          </ByKey>
        </Rows>
      </Dialog>
    </>
  );
}
