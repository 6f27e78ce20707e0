import { A } from '@solidjs/router';
import { createMemo, type JSX } from 'solid-js';
import type { Proposal } from '../../../domain/state.ts';
import { PositionTally } from '../../kit/position-tally.tsx';
import { useAssembly } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { aroundOf, registerOf } from './around.ts';
import { arcsGone, coolingOffOf } from './cooling-off.ts';
import { currentRevision } from './my-stand.ts';
import css from './proposal-row.module.css';
import { railOfProposal } from './rail-of.ts';
import { whereItIs } from './where-it-is.ts';

/** One proposal in a list: its step, whether it waits for me, its title, how long, who stands where. */
export function ProposalRow(props: {
  readonly proposal: Proposal;
  readonly needsMe: boolean;
  readonly now: number;
}): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const cooling = createMemo(() => {
    const outcome = props.proposal.outcomes.findLast((each) => each.state === 'coolingOff');
    return (
      outcome &&
      coolingOffOf(outcome, {
        heldSince: assembly.open.heldSince(outcome.id),
        now: props.now,
        days: assembly.assembly()?.charter.coolingOffDays ?? 5,
      })
    );
  });
  const words = createMemo(() =>
    whereItIs(props.proposal, {
      now: props.now,
      cooling: cooling(),
      around: aroundOf(props.proposal, registerOf(assembly), props.now),
      decision:
        props.proposal.decision === null ? undefined : assembly.decisions.get(props.proposal.decision),
    }),
  );
  const over = () => props.proposal.stage === 'withdrawn' || props.proposal.stage === 'void';
  return (
    <li class={css.item}>
      <A
        class={css.row}
        activeClass={css.here}
        href={href().proposal(assembly.open.id, props.proposal.id)}
        data-step={over() ? 'none' : railOfProposal(props.proposal).at}
      >
        <StepRing
          step={railOfProposal(props.proposal).at}
          size={50}
          needsYou={props.needsMe}
          daysGone={arcsGone(cooling())}
        />
        <span class={css.words}>
          <span class={css.title}>{currentRevision(props.proposal)?.title}</span>
          <span class={css.where}>
            {words()}
            {props.needsMe ? <span class={css.hidden}>, waits for you</span> : null}
          </span>
          <PositionTally counts={props.proposal.participants} />
        </span>
      </A>
    </li>
  );
}
