import { createSignal, onCleanup, Show, type JSX } from 'solid-js';
import { Portal } from 'solid-js/web';
import type { Decision } from '../../../domain/state.ts';
import { Button } from '../../kit/button.tsx';
import { fileName, giveFile } from '../../kit/give-file.ts';
import { Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { registerAsMarkdown } from './decision-markdown.ts';
import { storyOf } from './decision-story.ts';
import { registerAsJson } from './register-json.ts';
import { PrintedRegister } from './printed-register.tsx';
import css from './take-register.module.css';

/** The register, or what was found in it, on paper or as a file. */
export function TakeRegister(props: {
  readonly decisions: readonly Decision[];
  /** Everything that there is, not a part of it. */
  readonly whole: boolean;
}): JSX.Element {
  const assembly = useAssembly();
  const toasts = useToasts();
  const [printing, setPrinting] = createSignal(false);
  const stories = () => props.decisions.map((decision) => storyOf(assembly.governance(), decision));
  const title = () => `Decisions of ${assembly.summary().name}`;
  const give = async (ending: 'md' | 'json', type: string, words: string): Promise<void> => {
    const name = fileName(title(), ending);
    const given = await giveFile(new File([words], name, { type }));
    if (given === 'saved') toasts.say({ words: `Saved as ${name}.` });
  };
  const afterPrint = () => setPrinting(false);
  window.addEventListener('afterprint', afterPrint);
  onCleanup(() => window.removeEventListener('afterprint', afterPrint));
  const print = () => {
    setPrinting(true);
    // What is printed has to be laid out first.
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  };
  return (
    <div class={css.take}>
      <Section title="Take it with you" aside={props.whole ? 'all of it' : 'what was found'}>
        <p class={css.about}>
          With texts, reasons, the path to each decision, and its actions. Whoever has the file can read it.
        </p>
        <div class={css.acts}>
          <Button icon="print" onClick={print}>
            Print
          </Button>
          <Button
            icon="paper"
            onClick={() =>
              void give(
                'md',
                'text/markdown',
                registerAsMarkdown(stories(), assembly.summary().name, Date.now()),
              )
            }
          >
            Save as Markdown
          </Button>
          <Button
            icon="paper"
            onClick={() =>
              void give(
                'json',
                'application/json',
                registerAsJson(stories(), assembly.governance(), assembly.open.id, Date.now()),
              )
            }
          >
            Save as JSON
          </Button>
        </div>
        <Show when={printing()}>
          <Portal>
            <PrintedRegister stories={stories()} title={title()} />
          </Portal>
        </Show>
      </Section>
    </div>
  );
}
