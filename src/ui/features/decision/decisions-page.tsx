import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { Decision } from '../../../domain/state.ts';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Rows } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { plural } from '../../words/counts.ts';
import { DecisionRow } from './decision-row.tsx';
import css from './decisions-page.module.css';
import { CoolingOffList } from './cooling-off-list.tsx';
import { Disputes } from './disputes.tsx';
import { RegisterFilters } from './register-filters.tsx';
import { asksForAll, byYear, EVERYTHING, findDecisions, isDue, yearOf } from './register.ts';
import { TakeRegister } from './take-register.tsx';

/** From here on the register can be searched. */
const SEARCH_FROM = 4;
/** So many at once; the rest on request. */
const AT_ONCE = 50;

/** The register: every decision that stands, by year, the latest first. */
export default function DecisionsPage(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const now = createNow();
  const [query, setQuery] = createSignal(EVERYTHING);
  const [all, setAll] = createSignal(false);
  const decisions = createMemo(() => assembly.decisions.all());
  const nameOf = (person: string) => assembly.people.get(person)?.name ?? '';
  const peopleIn = ({ proposal, recordedBy, stoodBy, stands }: Decision) =>
    [
      assembly.proposals.get(proposal)?.by ?? '',
      recordedBy,
      stoodBy,
      ...stands.filter(({ reason }) => reason !== null).map(({ person }) => person),
    ]
      .map(nameOf)
      .join('\n');
  const found = createMemo(() => findDecisions(decisions(), query(), now(), peopleIn));
  const shown = createMemo(() => byYear(all() ? found() : found().slice(0, AT_ONCE)));
  const years = createMemo(() => [...new Set(decisions().map(yearOf))].sort((a, b) => b - a));
  const due = () => decisions().filter((decision) => isDue(decision, now())).length;
  return (
    <Page
      title="Decisions"
      wall="step"
      step="decision"
      back={{ href: href().assembly(assembly.open.id), label: assembly.summary().name }}
      below={due() > 0 ? <p>{plural(due(), 'decision')} to be looked at again</p> : undefined}
    >
      <div class={css.page}>
        <Disputes />
        <CoolingOffList />
        <Show
          when={decisions().length > 0}
          fallback={
            <EmptyState sign={<StepRing step="decision" size={80} />} title="Nothing has been decided yet">
              What is settled, and stands after its days of cooling-off, is kept here with the whole path to
              it.
            </EmptyState>
          }
        >
          <Show when={decisions().length >= SEARCH_FROM}>
            <RegisterFilters query={query()} years={years()} onChange={setQuery} />
          </Show>
          <p class={css.found} role="status">
            {asksForAll(query())
              ? ''
              : found().length === 0
                ? 'No decision is like that.'
                : `${plural(found().length, 'decision')} found`}
          </p>
          <For each={shown().map(({ year }) => year)}>
            {(year) => (
              <section>
                <h2>{year}</h2>
                <Rows label={`Decisions of ${year}`}>
                  <For
                    each={
                      shown()
                        .find((each) => each.year === year)
                        ?.decisions.map(({ id }) => id) ?? []
                    }
                  >
                    {(id) => (
                      <Show when={assembly.decisions.get(id)}>
                        {(decision) => <DecisionRow decision={decision()} now={now()} />}
                      </Show>
                    )}
                  </For>
                </Rows>
              </section>
            )}
          </For>
          <Show when={!all() && found().length > AT_ONCE}>
            <div class={css.more}>
              <Button look="quiet" onClick={() => setAll(true)}>
                Show all {found().length.toLocaleString('en-GB')}
              </Button>
            </div>
          </Show>
          <Show when={found().length > 0}>
            <TakeRegister decisions={found()} whole={asksForAll(query())} />
          </Show>
        </Show>
      </div>
    </Page>
  );
}
