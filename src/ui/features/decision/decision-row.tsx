import { Show, type JSX } from 'solid-js';
import type { Decision } from '../../../domain/state.ts';
import { Chip } from '../../kit/chip.tsx';
import { PositionTally } from '../../kit/position-tally.tsx';
import { RowLink } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { calendarDay } from '../../words/time.ts';
import { reviewWords } from '../action/due-words.ts';
import { tallyOf } from '../proposal/room.ts';
import { capital } from '../proposal/spoken.ts';
import css from './decision-row.module.css';
import { matterWords, reachedWords } from './decision-words.ts';
import { isDue } from './register.ts';

/** A decision in the register: what, how, when, and whether it waits to be looked at again. */
export function DecisionRow(props: { readonly decision: Decision; readonly now: number }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const due = () => isDue(props.decision, props.now);
  const matter = () => matterWords(props.decision.revision.matter);
  const openActions = () =>
    props.decision.actions.filter((id) => assembly.actions.get(id)?.done === null).length;
  return (
    <RowLink
      href={href().decision(assembly.open.id, props.decision.id)}
      sign={
        <StepRing
          step={props.decision.reachedBy === 'ballot' ? 'ballot' : 'decision'}
          size={44}
          needsYou={due()}
        />
      }
      title={<span class={props.decision.void ? css.void : undefined}>{props.decision.revision.title}</span>}
      arrow
    >
      <span class={css.line}>
        <Show when={props.decision.void}>
          <Chip look="outline">Without effect</Chip>
        </Show>
        <Show when={matter()}>{(words) => <Chip look="outline">{words()}</Chip>}</Show>
        <span>
          {capital(reachedWords(props.decision))}, {calendarDay(props.decision.stoodAt, props.now)}
        </span>
        <PositionTally
          counts={tallyOf(
            props.decision.stands.filter((stand) => stand.current && stand.standing !== 'newcomer'),
          )}
        />
        <Show when={openActions() > 0}>
          <span>{openActions() === 1 ? '1 action open' : `${openActions()} actions open`}</span>
        </Show>
      </span>
      <Show when={due() && props.decision.reviewOn}>
        {(day) => <span class={css.due}>{capital(reviewWords(day(), props.now))}</span>}
      </Show>
    </RowLink>
  );
}
