import { createMemo, For, Show, type JSX } from 'solid-js';
import { A } from '@solidjs/router';
import { Banner } from '../../kit/banner.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import css from './disputes.module.css';

/** What two records contradict each other about: named, and acted on by nobody. */
export function Disputes(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const disputed = createMemo(() =>
    assembly.proposals
      .all()
      .filter(({ stage }) => stage === 'dispute')
      .sort((a, b) => b.touched - a.touched || (a.id < b.id ? -1 : 1)),
  );
  return (
    <Show when={disputed().length > 0}>
      <Banner tone="refused" lead="In dispute.">
        Two records say different things about each of these, and neither had seen the other. Nobody acts on
        either; take it to a Moot.
        <ul class={css.list} role="list">
          <For each={disputed()}>
            {(proposal) => (
              <li>
                <A href={href().proposal(assembly.open.id, proposal.id)}>
                  {proposal.revisions.at(-1)?.title}
                </A>
              </li>
            )}
          </For>
        </ul>
      </Banner>
    </Show>
  );
}
