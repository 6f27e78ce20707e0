import { For, Show, type JSX } from 'solid-js';
import type { MootHeldRow } from '../../../domain/moot/state.ts';
import { PersonStone } from '../../kit/person-stone.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { createNow } from '../../shell/now.ts';
import { Page, type PageProps } from '../../shell/page.tsx';
import { plural } from '../../words/counts.ts';
import { ago, calendarDay, timeOfDay } from '../../words/time.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { EntriesSection } from './entries-section.tsx';
import { FindingSection } from './finding-section.tsx';
import { quorumLine } from './moot-words.ts';
import css from './one-moot.module.css';

/** A Moot that took place: who was there, what it found, its minutes. */
export function HeldMoot(props: {
  readonly moot: MootHeldRow;
  readonly back: NonNullable<PageProps['back']>;
}): JSX.Element {
  const assembly = useAssembly();
  const now = createNow();
  const nameOf = (person: string) => assembly.people.get(person)?.name ?? 'Someone';
  const recorder = () => (props.moot.by === assembly.me() ? 'you' : nameOf(props.moot.by));
  return (
    <Page
      title={`Moot of ${calendarDay(props.moot.at, now())}, ${timeOfDay(props.moot.at)}`}
      wall="step"
      step="moot"
      back={props.back}
      above={
        <>
          Recorded by {recorder()}, {ago(props.moot.time, now())}
        </>
      }
      below={<span dir="auto">{props.moot.place}</span>}
    >
      <div class={css.page} data-step="moot">
        <Show
          when={props.moot.proposals.length > 0}
          fallback={<p>An open Moot: it was about no proposal, and settles none.</p>}
        >
          <Section title="What it found">
            <div class={css.findings}>
              <For each={props.moot.proposals}>
                {(id) => (
                  <Show when={assembly.proposals.get(id)}>
                    {(proposal) => <FindingSection moot={props.moot} proposal={proposal()} />}
                  </Show>
                )}
              </For>
            </div>
          </Section>
        </Show>
        <EntriesSection moot={props.moot} />
        <Section title="Who was there" aside={plural(props.moot.present.length, 'person', 'people')}>
          <p>{quorumLine(props.moot.members, props.moot.quorum)}</p>
          <ul class={css.people} role="list">
            <For each={props.moot.present}>
              {(person) => (
                <li>
                  <PersonStone person={person} name={nameOf(person)} size={32} />{' '}
                  <span>{nameOf(person)}</span>
                </li>
              )}
            </For>
          </ul>
        </Section>
        <Section title="Minutes">
          <Show when={props.moot.minutes} fallback={<p class={css.soft}>None were written.</p>}>
            {(minutes) => <Markdown text={minutes()} topLevel={3} />}
          </Show>
        </Section>
      </div>
    </Page>
  );
}
