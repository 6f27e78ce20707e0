import { createMemo, For, Show, type JSX } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import type { Concern, Decision } from '../../../domain/state.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { Wordmark } from '../../rings/logo.tsx';
import { PositionSign } from '../../rings/position-sign.tsx';
import { Rail } from '../../rings/rail.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { names } from '../../words/counts.ts';
import { positionVerb } from '../../words/positions.ts';
import { calendarDay, fullTime } from '../../words/time.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { railOf } from '../proposal/rail-of.ts';
import { POSITIONS, tallyOf } from '../proposal/room.ts';
import { decisionAsMarkdown } from './decision-markdown.ts';
import css from './one-decision.module.css';
import { pathOf } from './path-of.ts';
import { Reasons } from './reasons.tsx';
import { numberIn } from './register.ts';
import { WorriesKept } from './worries-kept.tsx';

/** A page that one would show at the next meeting, or print: what was decided, and the whole path to it. */
export function OneDecision(props: {
  readonly decision: Decision;
  readonly back: { readonly href: string; readonly label: string };
}): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const toasts = useToasts();
  const now = createNow();
  const nameOf = (person: PersonId) => assembly.people.get(person)?.name ?? 'Someone';
  const proposal = () => assembly.proposals.get(props.decision.proposal);
  const number = createMemo(() => numberIn(assembly.decisions.all(), props.decision));
  const tally = createMemo(() =>
    tallyOf(props.decision.stands.filter((stand) => stand.current && stand.standing !== 'newcomer')),
  );
  const path = createMemo(() =>
    pathOf(props.decision, proposal(), {
      nameOf,
      coolingOffDays: assembly.assembly()?.charter.coolingOffDays ?? 5,
    }),
  );
  // The worry that a late objection brought along is shown with the objection.
  const isLate = (concern: Concern) =>
    props.decision.after.some(({ person, reason }) => person === concern.by && reason === concern.words);
  const worries = createMemo(() =>
    (proposal()?.concerns ?? [])
      .flatMap((id) => assembly.concerns.get(id) ?? [])
      .filter((concern) => !isLate(concern)),
  );
  const copy = async (): Promise<void> => {
    const words = decisionAsMarkdown(props.decision, {
      assembly: assembly.summary().name,
      number: number(),
      proposal: proposal(),
      concerns: worries(),
      nameOf,
    });
    try {
      await navigator.clipboard.writeText(words);
      toasts.say({ words: 'Copied. Paste it where you need it.' });
    } catch {
      toasts.say({ words: 'This browser doesn’t let the app copy. Print the page instead.' });
    }
  };
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
            Decision {number()} of {assembly.summary().name}
          </span>
        </div>
      }
      below={
        <p class={css.outcome}>
          By consensus. It has stood since{' '}
          <time title={fullTime(props.decision.stoodAt)}>{calendarDay(props.decision.stoodAt, now())}</time>.
        </p>
      }
      rail={
        <div class={css.rail}>
          <Rail states={railOf('decided').states} at="decision" />
        </div>
      }
    >
      <div class={css.page}>
        <Show when={proposal()?.stage === 'dispute'}>
          <Banner tone="refused" lead="A dispute.">
            Another record says that something different stands. Nobody acts on either; take it to a Moot.
          </Banner>
        </Show>
        <section>
          <h2>What was decided</h2>
          <Show when={props.decision.revision.about}>
            <p class={css.about} dir="auto">
              <b>About:</b> {props.decision.revision.about}
            </p>
          </Show>
          <Markdown text={props.decision.revision.text} topLevel={3} />
        </section>
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
        <Show when={worries().length > 0}>
          <Section title="Worries, and answers">
            <WorriesKept concerns={worries()} nameOf={nameOf} />
          </Section>
        </Show>
        <Section title="How it came about">
          <ol class={css.path} role="list">
            <For each={path()}>
              {(step) => (
                <li>
                  <p>{step.words}</p>
                  <p class={css.when}>{fullTime(step.time)}</p>
                </li>
              )}
            </For>
          </ol>
          <Show when={!props.decision.alone}>
            <p class={css.held}>
              Held through the days of cooling-off by {props.decision.heldBy.map(nameOf).join(', ')}.
            </p>
          </Show>
        </Section>
        <Show when={props.decision.after.length > 0}>
          <Section title="Said after it stood">
            <p class={css.held}>
              {names(props.decision.after.map((late) => nameOf(late.person)))} spoke when it stood already.
              That changes nothing here; it is a reason for a new proposal.
            </p>
            <Reasons stands={props.decision.after} nameOf={nameOf} all />
          </Section>
        </Show>
        <div class={css.acts}>
          <Button icon="print" look="solid" onClick={() => window.print()}>
            Print it
          </Button>
          <Button icon="copy" onClick={() => void copy()}>
            Copy as Markdown
          </Button>
          <Show when={proposal()}>
            {(found) => (
              <ButtonLink look="quiet" href={href().proposal(assembly.open.id, found().id)}>
                All that was said
              </ButtonLink>
            )}
          </Show>
          <ButtonLink look="quiet" icon="plus" href={href().put(assembly.open.id)}>
            Put something new
          </ButtonLink>
        </div>
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
