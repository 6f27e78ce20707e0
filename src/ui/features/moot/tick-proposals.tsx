import { createSignal, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Proposal } from '../../../domain/state.ts';
import { ByKey } from '../../kit/by-key.tsx';
import { Check, TextField } from '../../kit/field.tsx';
import { countLimits } from '../../../domain/limits.ts';
import css from './moot-form.module.css';

/** From here on the list can be searched. */
const SEARCH_FROM = 12;

const titleOf = (proposal: Proposal): string => proposal.revisions.at(-1)?.title ?? '';

/** What a Moot is about: one proposal, several, or none yet. */
export function TickProposals(props: {
  readonly legend: string;
  readonly proposals: readonly Proposal[];
  readonly ticked: readonly RecordId[];
  readonly onTick: (ticked: readonly RecordId[]) => void;
}): JSX.Element {
  const [query, setQuery] = createSignal('');
  const found = () => {
    const wanted = query().trim().toLowerCase();
    return props.proposals.filter((proposal) => titleOf(proposal).toLowerCase().includes(wanted));
  };
  const tick = (proposal: RecordId, on: boolean) =>
    props.onTick(on ? [...props.ticked, proposal] : props.ticked.filter((each) => each !== proposal));
  return (
    <fieldset class={css.ticks}>
      <legend class={css.legend}>{props.legend}</legend>
      <Show when={props.proposals.length >= SEARCH_FROM}>
        <TextField
          label="Find a proposal"
          type="search"
          value={query()}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </Show>
      <div class={css.names}>
        <Show when={found().length > 0} fallback={<p class={css.soft}>No open proposal.</p>}>
          <ByKey of={found()} key={(proposal) => proposal.id}>
            {(proposal) => (
              <Check
                label={titleOf(proposal())}
                checked={props.ticked.includes(proposal().id)}
                onChange={(on) => tick(proposal().id, on)}
              />
            )}
          </ByKey>
        </Show>
      </div>
      <p class={css.fault} aria-live="polite">
        {props.ticked.length > countLimits.proposals
          ? `Up to ${countLimits.proposals} proposals fit into one Moot.`
          : ''}
      </p>
    </fieldset>
  );
}
