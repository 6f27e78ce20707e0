import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { createGradual } from '../../kit/create-gradual.ts';
import { TextField } from '../../kit/field.tsx';
import { useAssembly } from '../../projection/context.ts';
import { createNow } from '../../shell/now.ts';
import { plural } from '../../words/counts.ts';
import { orderProposals, type ProposalGroup } from './order-proposals.ts';
import css from './proposal-list.module.css';
import { ProposalRow } from './proposal-row.tsx';
import { createNeedsMe } from './needs-me.ts';

/** From here on a list of proposals can be searched. */
const SEARCH_FROM = 8;

const HEADINGS: Readonly<Record<ProposalGroup, string>> = {
  deciding: 'Needs deciding',
  coolingOff: 'Cooling off',
  decided: 'Decided',
  withdrawn: 'Withdrawn',
};

/** All proposals of the assembly, what needs deciding first. */
export function ProposalList(): JSX.Element {
  const assembly = useAssembly();
  const now = createNow();
  const [query, setQuery] = createSignal('');
  const needsMe = createMemo(createNeedsMe(assembly));
  const groups = createMemo(() => orderProposals(assembly.proposals.all(), needsMe(), query()));
  const drawn = createGradual(`proposals/${assembly.open.id}`, () => found());
  /** Ids by group, as many as are drawn already. */
  const rows = createMemo(() => {
    let left = drawn();
    return new Map(
      groups().map(({ group, proposals }) => {
        const some = proposals.slice(0, left).map(({ id }) => id);
        left -= some.length;
        return [group, some] as const;
      }),
    );
  });
  const found = () => groups().reduce((sum, group) => sum + group.proposals.length, 0);
  return (
    <>
      <Show when={assembly.proposals.size() >= SEARCH_FROM}>
        <div class={css.search}>
          <TextField
            label="Find a proposal"
            type="search"
            value={query()}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
      </Show>
      <p class={css.found} role="status">
        {query().trim() === ''
          ? ''
          : found() === 0
            ? 'No proposal has these words.'
            : `${plural(found(), 'proposal')} found`}
      </p>
      {/* By name of the group, and within it by id: rows stay while what they show changes. */}
      <For each={[...rows()].flatMap(([group, some]) => (some.length > 0 ? [group] : []))}>
        {(group) => (
          <section class={css.group}>
            <h2 class={css.heading}>{HEADINGS[group]}</h2>
            <ul role="list">
              <For each={rows().get(group)}>
                {(id) => (
                  <Show when={assembly.proposals.get(id)}>
                    {(proposal) => (
                      <ProposalRow proposal={proposal()} needsMe={needsMe().has(id)} now={now()} />
                    )}
                  </Show>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </>
  );
}
