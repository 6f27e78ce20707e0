import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { ByKey } from '../../kit/by-key.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { TextField } from '../../kit/field.tsx';
import { RowLink, Rows } from '../../kit/sheet.tsx';
import { PositionTally } from '../../kit/position-tally.tsx';
import { useAssembly } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { plural } from '../../words/counts.ts';
import { calendarDay } from '../../words/time.ts';
import { orderProposals } from '../proposal/order-proposals.ts';
import { ProposalRow } from '../proposal/proposal-row.tsx';
import { tallyOf } from '../proposal/room.ts';
import css from './decisions-page.module.css';
import { registerOf } from './register.ts';

/** From here on the register can be searched. */
const SEARCH_FROM = 6;

/** The register: every decision that stands, by year, the latest first; above it what is not there yet. */
export default function DecisionsPage(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const now = createNow();
  const [query, setQuery] = createSignal('');
  const needsMe = createMemo(
    () => new Set(assembly.summary().needs.flatMap((need) => ('proposal' in need ? [need.proposal] : []))),
  );
  const years = createMemo(() => registerOf(assembly.decisions.all(), query()));
  const coolingOff = createMemo(
    () =>
      orderProposals(assembly.proposals.all(), needsMe()).find(({ group }) => group === 'coolingOff')
        ?.proposals ?? [],
  );
  const found = () => years().reduce((sum, year) => sum + year.decisions.length, 0);
  return (
    <Page
      title="Decisions"
      wall="step"
      step="decision"
      back={{ href: href().assembly(assembly.open.id), label: assembly.summary().name }}
    >
      <div class={css.page}>
        <Show when={coolingOff().length > 0}>
          <section class={css.cooling} aria-labelledby="cooling-off">
            <h2 id="cooling-off">Cooling off</h2>
            <p class={css.soft}>
              Settled as far as this device has heard, and not in the register yet: whoever was away can still
              speak.
            </p>
            <ul role="list">
              <ByKey of={coolingOff()} key={(proposal) => proposal.id}>
                {(proposal) => (
                  <ProposalRow proposal={proposal()} needsMe={needsMe().has(proposal().id)} now={now()} />
                )}
              </ByKey>
            </ul>
          </section>
        </Show>
        <Show
          when={assembly.decisions.size() > 0}
          fallback={
            <EmptyState sign={<StepRing step="decision" size={80} />} title="Nothing has been decided yet">
              What is settled, and stands after its days of cooling-off, is kept here with the whole path to
              it.
            </EmptyState>
          }
        >
          <Show when={assembly.decisions.size() >= SEARCH_FROM}>
            <TextField
              label="Find a decision"
              type="search"
              value={query()}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </Show>
          <p class={css.found} role="status">
            {query().trim() === ''
              ? ''
              : found() === 0
                ? 'No decision has these words.'
                : `${plural(found(), 'decision')} found`}
          </p>
          <ByKey of={years()} key={({ year }) => String(year)}>
            {(year) => (
              <section>
                <h2>{year().year}</h2>
                <Rows label={`Decisions of ${year().year}`}>
                  <ByKey of={year().decisions} key={(decision) => decision.id}>
                    {(decision) => (
                      <RowLink
                        href={href().decision(assembly.open.id, decision().id)}
                        sign={<StepRing step="decision" size={44} />}
                        title={decision().revision.title}
                        arrow
                      >
                        <span class={css.line}>
                          by consensus, {calendarDay(decision().stoodAt, now())}{' '}
                          <PositionTally
                            counts={tallyOf(
                              decision().stands.filter(
                                (stand) => stand.current && stand.standing !== 'newcomer',
                              ),
                            )}
                          />
                        </span>
                      </RowLink>
                    )}
                  </ByKey>
                </Rows>
              </section>
            )}
          </ByKey>
        </Show>
      </div>
    </Page>
  );
}
