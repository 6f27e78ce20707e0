import { createSignal, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { byteLimits } from '../../../domain/limits.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { DayField } from '../../kit/day-field.tsx';
import { Check, TextArea } from '../../kit/field.tsx';
import { useAssembly } from '../../projection/context.ts';
import { fits } from '../proposal/fits.ts';
import css from './add-action.module.css';

/** What is to be done, by when, and whether I do it. `decision`: or a consensus in its cooling-off. */
export function AddAction(props: { readonly decision: RecordId }): JSX.Element {
  const assembly = useAssembly();
  const { open } = assembly;
  const { busy, run } = createAct();
  const place = () => `action:${props.decision}`;
  const [adding, setAdding] = createSignal(open.unsaid.get(place()) !== '');
  const [words, setWords] = createSignal(open.unsaid.get(place()));
  const [due, setDue] = createSignal<number | null>(null);
  const [mine, setMine] = createSignal(false);
  const [asked, setAsked] = createSignal(false);
  let opener: HTMLButtonElement | undefined;
  const write = (next: string) => {
    setWords(next);
    open.unsaid.set(place(), next);
  };
  const fault = () => {
    if (!fits(words(), byteLimits.words)) return 'That is too long. Say the main thing here.';
    return asked() && words().trim() === '' ? 'Say what is to be done.' : undefined;
  };
  const close = () => {
    setAdding(false);
    setAsked(false);
    queueMicrotask(() => opener?.focus());
  };
  const add = async (): Promise<void> => {
    setAsked(true);
    if (fault() !== undefined) return;
    const added = await run(() => open.addAction(props.decision, words().trim(), due()));
    if (!added) return;
    if (mine()) await run(() => open.takeOnAction(added.value));
    write('');
    setDue(null);
    setMine(false);
    close();
  };
  return (
    <Show
      when={adding()}
      fallback={
        <div class={css.begin}>
          <Button ref={opener} icon="plus" onClick={() => setAdding(true)}>
            Add an action
          </Button>
        </div>
      }
    >
      <form
        class={css.form}
        aria-label="Add an action"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <TextArea
          label="What is to be done?"
          hint="One thing that somebody can take on."
          rows={2}
          fault={fault()}
          value={words()}
          ref={(area: HTMLTextAreaElement) => queueMicrotask(() => area.focus())}
          onInput={(event) => write(event.currentTarget.value)}
        />
        <DayField label="By when? (if it matters)" value={due()} onDay={setDue} />
        <Check label="I’ll do it" checked={mine()} onChange={setMine} />
        <div class={css.acts}>
          <Button small look="quiet" onClick={close}>
            Not now
          </Button>
          <Button small look="solid" type="submit" busy={busy()}>
            Add it
          </Button>
        </div>
      </form>
    </Show>
  );
}
