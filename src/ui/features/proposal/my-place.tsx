import { Show, type JSX } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import type { ProposalView } from './proposal-view.ts';

/** What I should know before I say where I stand: my older position, or that I don't count yet. */
export function MyPlace(props: {
  readonly view: ProposalView;
  readonly onSeeChanges: () => void;
}): JSX.Element {
  return (
    <>
      <Show when={props.view.open() && props.view.me()?.standing === 'newcomer'}>
        <Banner lead="You’re new here.">
          Where you stand is shown apart, and counts from the moment that a member says hello to you.
        </Banner>
      </Show>
      <Show when={props.view.open() && props.view.older()}>
        {(older) => (
          <Banner tone="needs" lead={older().sentence.lead}>
            {older().sentence.rest}{' '}
            <button type="button" onClick={() => props.onSeeChanges()}>
              See what changed
            </button>
          </Banner>
        )}
      </Show>
      <Show when={props.view.open() && props.view.speaks() && props.view.mine()?.split}>
        <Banner lead="Your devices said different things.">
          They didn’t know of each other, so the more careful one counts. Say again where you stand, and that
          is it.
        </Banner>
      </Show>
    </>
  );
}
