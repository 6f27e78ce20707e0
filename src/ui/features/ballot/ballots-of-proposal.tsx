import { createMemo, For, Show, type JSX } from 'solid-js';
import type { Proposal } from '../../../domain/state.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { RowLink, Rows, Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import css from './ballots-of-proposal.module.css';
import { ballotLine } from './ballot-line.ts';

/**
 * A proposal's ballots, the newest first, and the way to open one where the proposal is in deadlock. Silent
 * where there is neither.
 */
export function BallotsOfProposal(props: { readonly proposal: Proposal }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const now = createNow();
  const ballots = createMemo(() =>
    props.proposal.ballots
      .map((id) => assembly.ballots.get(id))
      .filter((ballot) => ballot !== undefined)
      .toSorted((a, b) => b.time - a.time),
  );
  const isMember = () => {
    const me = assembly.speaker();
    return me !== null && assembly.people.get(me)?.standing === 'member';
  };
  const mayOpen = () => isMember() && props.proposal.stage === 'deadlock';
  return (
    <Show when={ballots().length > 0 || props.proposal.stage === 'deadlock'}>
      <Section title={ballots().length === 1 ? 'The ballot' : 'Ballots'}>
        <div class={css.ballots} data-step="ballot">
          <Show when={ballots().length > 0}>
            <Rows label="Ballots on this">
              <For each={ballots()}>
                {(ballot) => (
                  <RowLink
                    href={href().ballot(assembly.open.id, ballot.id)}
                    sign={<StepRing step="ballot" size={44} />}
                    title={<span dir="auto">{ballot.question}</span>}
                    arrow
                  >
                    {ballotLine(ballot, now(), assembly.me())}
                  </RowLink>
                )}
              </For>
            </Rows>
          </Show>
          <Show when={mayOpen() && props.proposal.deadlock}>
            {(deadlock) => (
              <>
                <p>A ballot of the members can break the deadlock. So can another Moot.</p>
                <ButtonLink look="step" icon="paper" href={href().openBallot(assembly.open.id, deadlock())}>
                  Open a ballot
                </ButtonLink>
              </>
            )}
          </Show>
          <Show when={props.proposal.stage === 'deadlock' && !isMember()}>
            <p>A ballot of the members can break the deadlock. So can another Moot.</p>
          </Show>
        </div>
      </Section>
    </Show>
  );
}
