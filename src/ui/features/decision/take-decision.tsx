import { Show, type JSX } from 'solid-js';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { fileName, giveFile } from '../../kit/give-file.ts';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { decisionAsMarkdown } from './decision-markdown.ts';
import type { DecisionStory } from './decision-story.ts';
import css from './one-decision.module.css';
import { registerAsJson } from './register-json.ts';

/** One decision on paper, as a file or on the clipboard; and the ways on from it. */
export function TakeDecision(props: { readonly story: DecisionStory }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const toasts = useToasts();
  const give = async (ending: 'md' | 'json', type: string, words: string): Promise<void> => {
    const name = fileName(props.story.decision.revision.title, ending);
    const given = await giveFile(new File([words], name, { type }));
    if (given === 'saved') toasts.say({ words: `Saved as ${name}.` });
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(decisionAsMarkdown(props.story));
      toasts.say({ words: 'Copied. Paste it where you need it.' });
    } catch {
      toasts.say({ words: 'This browser doesn’t let the app copy. Save it as a file instead.' });
    }
  };
  const json = () => registerAsJson([props.story], assembly.governance(), assembly.open.id, Date.now());
  return (
    <div class={css.acts}>
      <Button icon="print" look="solid" onClick={() => window.print()}>
        Print it
      </Button>
      <Button icon="copy" onClick={() => void copy()}>
        Copy as Markdown
      </Button>
      <Button icon="paper" onClick={() => void give('md', 'text/markdown', decisionAsMarkdown(props.story))}>
        Save as Markdown
      </Button>
      <Button icon="paper" onClick={() => void give('json', 'application/json', json())}>
        Save as JSON
      </Button>
      <ButtonLink look="quiet" href={href().proposal(assembly.open.id, props.story.decision.proposal)}>
        All that was said
      </ButtonLink>
      <Show when={assembly.speaker() !== null}>
        <ButtonLink look="quiet" icon="plus" href={href().put(assembly.open.id)}>
          Put something new
        </ButtonLink>
      </Show>
    </div>
  );
}
