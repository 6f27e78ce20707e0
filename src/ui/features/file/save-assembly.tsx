import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { fileName, giveFile } from '../../kit/give-file.ts';
import { Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';

/** The assembly as one file: a copy that nobody can take away, and that anybody can verify. */
export function SaveAssembly() {
  const assembly = useAssembly();
  const act = createAct();
  const toasts = useToasts();
  const save = async () => {
    const saved = await act.run(() => assembly.open.save());
    if (!saved) return;
    const name = fileName(assembly.summary().name, 'moot');
    const given = await giveFile(new File([saved.value], name, { type: 'application/octet-stream' }));
    if (given === 'saved') toasts.say({ words: `Saved as ${name}.` });
  };
  return (
    <Section title="Take it with you">
      <p>
        One file holds all that this device has of the assembly, with every signature: talk, proposals,
        papers, decisions. Open it in any Moot, or check it without one. Whoever has the file can read it.
      </p>
      <p>
        <Button look="quiet" icon="paper" busy={act.busy()} onClick={() => void save()}>
          Save the assembly as a file
        </Button>
      </p>
    </Section>
  );
}
