import { createMemo, For, Show, type JSX } from 'solid-js';
import type { Decision } from '../../../domain/state.ts';
import { Banner } from '../../kit/banner.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { Wordmark } from '../../rings/logo.tsx';
import { PositionSign } from '../../rings/position-sign.tsx';
import { Rail } from '../../rings/rail.tsx';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { names } from '../../words/counts.ts';
import { positionVerb } from '../../words/positions.ts';
import { calendarDay, fullTime } from '../../words/time.ts';
import { ActionsSection } from '../action/actions-section.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { POSITIONS, tallyOf } from '../proposal/room.ts';
import { capital } from '../proposal/spoken.ts';
import { DecisionPath } from './decision-path.tsx';
import { railOfDecision } from './decision-rail.ts';
import { storyOf } from './decision-story.ts';
import { matterWords, reachedWords, VOID_LEAD, VOID_WORDS } from './decision-words.ts';
import css from './one-decision.module.css';
import { Reasons } from './reasons.tsx';
import { ReviewSection } from './review-section.tsx';
import { TakeDecision } from './take-decision.tsx';
import { WorriesKept } from './worries-kept.tsx';

/** A page that one would show at the next meeting, or print: what was decided, and the whole path to it. */
export function OneDecision(props: {
  readonly decision: Decision;
  readonly back: { readonly href: string; readonly label: string };
}): JSX.Element {
  const assembly = useAssembly();
  const now = createNow();
  const story = createMemo(() => storyOf(assembly.governance(), props.decision));
  const nameOf = (person: string) => story().nameOf(person);
  const tally = createMemo(() =>
    tallyOf(props.decision.stands.filter((stand) => stand.current && stand.standing !== 'newcomer')),
  );
  const rail = createMemo(() => railOfDecision(story()));
  return (
    <Page
      title={props.decision.revision.title}
      wall="step"
      step="decision"
      back={props.back}
      above={
        <div class={css.letterhead}>
          <span class={css.printed}>
            <Wordmark height={30} />
          </span>
          <span>
            Decision {story().number} of {assembly.summary().name}
          </span>
        </div>
      }
      below={
        <>
          <p class={css.outcome}>
            {capital(reachedWords(props.decision))}. It has stood since{' '}
            <time title={fullTime(props.decision.stoodAt)}>{calendarDay(props.decision.stoodAt, now())}</time>
            .
          </p>
          <Show when={matterWords(props.decision.revision.matter)}>
            {(matter) => (
              <p class={css.matter}>
                <Chip look="outline">{matter()}</Chip>
              </p>
            )}
          </Show>
        </>
      }
      rail={
        <div class={css.rail}>
          <Rail states={rail().states} at={rail().at} />
        </div>
      }
    >
      <div class={css.page}>
        <Show when={props.decision.void}>
          <Banner tone="refused" lead={VOID_LEAD}>
            {VOID_WORDS}
          </Banner>
        </Show>
        <Show when={story().proposal?.stage === 'dispute'}>
          <Banner tone="refused" lead="A dispute.">
            Another record says that something different stands. Nobody acts on either; take it to a Moot.
          </Banner>
        </Show>
        <section>
          <h2>{props.decision.result === 'accepted' ? 'What was decided' : 'What was put'}</h2>
          <Show when={props.decision.revision.about}>
            <p class={css.about} dir="auto">
              <b>About:</b> {props.decision.revision.about}
            </p>
          </Show>
          <Markdown text={props.decision.revision.text} topLevel={3} />
        </section>
        <Show when={props.decision.result === 'accepted'}>
          <ActionsSection decision={props.decision.id} />
        </Show>
        <ReviewSection decision={props.decision} now={now()} nameOf={nameOf} />
        <Section title="Who stood where">
          <ul class={css.tally} role="list">
            <For each={POSITIONS.filter((position) => tally()[position] > 0)}>
              {(position) => (
                <li>
                  <PositionSign seat={position} size={20} /> <b>{tally()[position]}</b>{' '}
                  {positionVerb(position, tally()[position])}
                </li>
              )}
            </For>
          </ul>
          <Reasons stands={props.decision.stands} nameOf={nameOf} />
        </Section>
        <Show when={story().concerns.length > 0}>
          <Section title="Worries, and answers">
            <WorriesKept concerns={story().concerns} nameOf={nameOf} />
          </Section>
        </Show>
        <DecisionPath story={story()} />
        <Show when={props.decision.after.length > 0}>
          <Section title="Said after it stood">
            <p class={css.held}>
              {names(props.decision.after.map((late) => nameOf(late.person)))} spoke when it stood already.
              That changes nothing here; it is a reason for a new proposal.
            </p>
            <Reasons stands={props.decision.after} nameOf={nameOf} all />
          </Section>
        </Show>
        <TakeDecision story={story()} />
        <footer class={css.imprint}>
          <p>
            Printed from Moot on {fullTime(now())}. Everyone in {assembly.summary().name} has the signed
            records that this rests on, and can check them on their own device.
          </p>
          <p class={css.mark}>Record {props.decision.id}</p>
        </footer>
      </div>
    </Page>
  );
}
