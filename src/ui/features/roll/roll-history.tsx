import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { dayHeading } from '../../words/time.ts';
import css from './roll.module.css';
import { historyLines, rollRisks } from './roll-words.ts';

/** Lines that are shown at once. */
const AT_ONCE = 8;

/** What happened on the roll, the newest first, and what its rules leave open. */
export function RollHistory(props: { readonly now: number }): JSX.Element {
  const assembly = useAssembly();
  const [all, setAll] = createSignal(false);
  const nameOf = (person: string) => assembly.people.get(person)?.name ?? 'Someone';
  const lines = createMemo(() => historyLines(assembly.roll().history, nameOf));
  const shown = () => (all() ? lines() : lines().slice(0, AT_ONCE));
  return (
    <Show when={lines().length > 0}>
      <Section title="The roll so far">
        <ol class={css.history} role="list">
          <For each={shown()}>
            {(line) => (
              <li>
                <span dir="auto">{line.words}</span>{' '}
                <time class={css.soft} dateTime={new Date(line.time).toISOString()}>
                  {dayHeading(line.time, props.now)}
                </time>
              </li>
            )}
          </For>
        </ol>
        <Show when={lines().length > AT_ONCE && !all()}>
          <Button look="text" onClick={() => setAll(true)}>
            Show all {lines().length}
          </Button>
        </Show>
        <details class={css.risks}>
          <summary>What the rules leave open</summary>
          <ul>
            <For each={rollRisks(assembly.roll().vouches)}>{(risk) => <li>{risk}</li>}</For>
          </ul>
        </details>
      </Section>
    </Show>
  );
}
