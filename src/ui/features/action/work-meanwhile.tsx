import { Show, type JSX } from 'solid-js';
import type { Proposal } from '../../../domain/state.ts';
import { ActionsSection } from './actions-section.tsx';

/** In the days of cooling-off: work may begin meanwhile. */
export function WorkMeanwhile(props: { readonly proposal: Proposal }): JSX.Element {
  const consensus = () =>
    props.proposal.outcomes.find(({ state, outcome }) => state === 'coolingOff' && outcome === 'consensus');
  return (
    <Show when={props.proposal.stage === 'coolingOff' && consensus()?.id}>
      {(outcome) => <ActionsSection decision={outcome()} proposal={props.proposal.id} />}
    </Show>
  );
}
