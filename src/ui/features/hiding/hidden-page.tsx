import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { Hiding } from '../../../domain/hiding/state.ts';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { plural } from '../../words/counts.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { HiddenItem } from './hidden-item.tsx';
import { hiddenGroups } from './hidden-list.ts';
import styles from './hidden-page.module.css';
import { HideDialog } from './hide-dialog.tsx';

/** Of each group, so many at once. */
const AT_ONCE = 20;

interface Saying {
  readonly hiding: Hiding;
  readonly name: string;
  readonly words: string | null;
}

/** Everything that members hid, or said that they would: by whom, why and when, for everyone to see. */
export default function HiddenPage(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const groups = createMemo(() => hiddenGroups(assembly.hidings.all()));
  const hidden = () =>
    groups()
      .flatMap((group) => group.hidings)
      .filter((one) => one.hidden).length;
  const [saying, setSaying] = createSignal<Saying | null>(null);
  const [answering, setAnswering] = createSignal<Hiding | null>(null);
  return (
    <Page
      title="What was hidden here"
      wall="step"
      step="talk"
      back={{ href: href().talk(assembly.open.id), label: 'Talk' }}
      below={
        <p>
          {hidden() > 0
            ? `${plural(hidden(), 'thing')} folded on every screen, as far as this device has heard`
            : 'Nothing is hidden, as far as this device has heard'}
        </p>
      }
    >
      <div class={styles.page}>
        <Show
          when={groups().length > 0}
          fallback={
            <EmptyState sign={<StepRing step="talk" size={80} />} title="Nobody has hidden anything">
              When several members say that words should be out of sight, they’re folded on every screen, and
              stand here: whose, by whom, and why.
            </EmptyState>
          }
        >
          <For each={groups().map(({ title }) => title)}>
            {(title) => {
              const [shown, setShown] = createSignal(AT_ONCE);
              const group = () => groups().find((one) => one.title === title);
              const keys = () => (group()?.hidings ?? []).map(({ key }) => key);
              return (
                <Section title={title} aside={keys().length.toLocaleString('en-GB')}>
                  <p class={styles.soft}>{group()?.about}</p>
                  <ul class={styles.list} role="list" aria-label={title}>
                    <For each={keys().slice(0, shown())}>
                      {(key) => (
                        <Show when={assembly.hidings.get(key)}>
                          {(hiding) => (
                            <HiddenItem
                              hiding={hiding()}
                              onSay={(one, about) => setSaying({ hiding: one, ...about })}
                              onAnswer={setAnswering}
                            />
                          )}
                        </Show>
                      )}
                    </For>
                  </ul>
                  <Show when={keys().length > shown()}>
                    <Button look="quiet" onClick={() => setShown(shown() + 5 * AT_ONCE)}>
                      Show more
                    </Button>
                  </Show>
                </Section>
              );
            }}
          </For>
        </Show>
      </div>
      <HideDialog
        target={saying()?.hiding.target ?? null}
        name={saying()?.name ?? ''}
        words={saying()?.words ?? null}
        onClose={() => setSaying(null)}
      />
      <AnswerDialog hiding={answering()} onClose={() => setAnswering(null)} />
    </Page>
  );
}
