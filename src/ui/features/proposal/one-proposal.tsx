import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Proposal } from '../../../domain/state.ts';
import { Button } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { Rail } from '../../rings/rail.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { ago } from '../../words/time.ts';
import { WorkMeanwhile } from '../action/work-meanwhile.tsx';
import { BallotsOfProposal } from '../ballot/ballots-of-proposal.tsx';
import { aroundOf, registerOf } from './around.ts';
import { arcsGone, coolingOffOf, type CoolingOff } from './cooling-off.ts';
import { createWide } from './create-wide.ts';
import { MootsOfProposal } from '../moot/moots-of-proposal.tsx';
import { MatterPanel } from './matter-panel.tsx';
import { MootAsk } from './moot-ask.tsx';
import { MyPlace } from './my-place.tsx';
import { nextSentence } from './next-sentence.ts';
import css from './one-proposal.module.css';
import { PastOutcomes } from './past-outcomes.tsx';
import { PositionDock } from './position-dock.tsx';
import { ProposalMenu } from './proposal-menu.tsx';
import { createProposalView, type ProposalView } from './proposal-view.ts';
import { railOfProposal } from './rail-of.ts';
import { ReviseForm } from './revise-form.tsx';
import { RoomPanel } from './room-panel.tsx';
import { TextSection } from './text-section.tsx';
import { WayOn } from './way-on.tsx';
import { WhoStands } from './who-stands.tsx';
import { WorriesSection } from './worries-section.tsx';

/** A proposal: where it stands, who stands where, its text and its worries, and what one can do. */
export function OneProposal(props: {
  readonly proposal: Proposal;
  readonly back: { readonly href: string; readonly label: string };
}): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const now = createNow();
  const wide = createWide();
  const view = createProposalView(assembly, () => props.proposal);
  const [since, setSince] = createSignal<RecordId | null>(view.older()?.revision.id ?? null);
  const [changing, setChanging] = createSignal(false);
  const [naming, setNaming] = createSignal(false);
  const rail = () => railOfProposal(props.proposal);
  const around = createMemo(() => aroundOf(props.proposal, registerOf(assembly), now()));
  const sentence = createMemo(() => nextSentence(props.proposal, view.listener(), around()));
  const railLinks = () => {
    const ballot = props.proposal.ballots.at(-1);
    const moot = props.proposal.moots.at(-1) ?? props.proposal.mootCalls.at(-1);
    const { decision } = props.proposal;
    return {
      ...(moot === undefined ? {} : { moot: href().moot(assembly.open.id, moot) }),
      ...(ballot === undefined ? {} : { ballot: href().ballot(assembly.open.id, ballot) }),
      ...(decision === null ? {} : { decision: href().decision(assembly.open.id, decision) }),
    };
  };
  const maySay = () => view.open() && view.speaks() && !view.concerned() && view.me();
  /** In deadlock it has been to a Moot: whoever wants another calls it. */
  const mayAsk = () => maySay() && props.proposal.stage !== 'deadlock';
  let text: HTMLHeadingElement | undefined;

  const seeChanges = () => {
    setSince(view.older()?.revision.id ?? null);
    text?.scrollIntoView({ block: 'start' });
    text?.focus({ preventScroll: true });
  };

  return (
    <Page
      title={view.text().title}
      wall="step"
      step={isOver(props.proposal) ? 'none' : rail().at}
      back={props.back}
      menu={<ProposalMenu view={view} onChange={() => setChanging(true)} onWho={() => setNaming(true)} />}
      above={<span class={css.wide}>{putBy(view, now())}</span>}
      below={<span class={css.narrow}>{putBy(view, now())}</span>}
      rail={
        <div class={css.rail}>
          <Rail
            states={rail().states}
            at={rail().at}
            daysGone={arcsGone(coolingNow(view, now())) ?? 0}
            links={railLinks()}
            bare
          />
        </div>
      }
      dock={
        <Show when={maySay()}>
          <PositionDock view={view} />
        </Show>
      }
    >
      <div class={css.columns}>
        <p class={css.sentence} aria-live="polite">
          <b>{sentence().lead}</b> {sentence().rest}
        </p>
        <WayOn view={view} now={now()} />
        <aside class={css.aside} aria-label="The room">
          <RoomPanel view={view} />
          <Button wide look="text" onClick={() => setNaming(true)}>
            Who stands where
          </Button>
          <Show when={wide() && mayAsk()}>
            <MootAsk view={view} />
          </Show>
        </aside>
        <div class={css.main}>
          <MatterPanel view={view} />
          <MootsOfProposal proposal={props.proposal} now={now()} />
          <BallotsOfProposal proposal={props.proposal} />
          <PastOutcomes view={view} now={now()} />
          <MyPlace view={view} onSeeChanges={seeChanges} />
          <Show
            when={changing()}
            fallback={
              <TextSection
                view={view}
                now={now()}
                since={since()}
                onSince={setSince}
                headingRef={(heading) => {
                  text = heading;
                }}
              />
            }
          >
            <ReviseForm view={view} onClose={() => setChanging(false)} />
          </Show>
          <WorriesSection view={view} />
          <WorkMeanwhile proposal={props.proposal} />
          <Show when={!wide() && mayAsk()}>
            <Section title="Stuck?">
              <p class={css.stuck}>If writing won’t settle it, anyone can ask everyone to meet.</p>
              <MootAsk view={view} />
            </Section>
          </Show>
        </div>
      </div>
      <WhoStands view={view} now={now()} open={naming()} onClose={() => setNaming(false)} />
    </Page>
  );
}

/** It leads nowhere any more: the wall has no step's colour. */
const isOver = ({ stage }: Proposal): boolean => stage === 'withdrawn' || stage === 'void';

function putBy(view: ProposalView, now: number): JSX.Element {
  return (
    <>
      Put by {view.proposal().by === view.assembly.me() ? 'you' : view.nameOf(view.proposal().by)} ·{' '}
      {ago(view.proposal().time, now)}
      {view.text().number > 1 ? ' · ' : ''}
      <Show when={view.text().number > 1}>
        <b>revision {view.text().number}</b>
      </Show>
    </>
  );
}

function coolingNow(view: ProposalView, now: number): CoolingOff | undefined {
  const outcome = view.proposal().outcomes.findLast((each) => each.state === 'coolingOff');
  if (!outcome) return undefined;
  const heldSince = view.assembly.open.heldSince(outcome.id);
  return coolingOffOf(outcome, { heldSince, now, days: view.listener().coolingOffDays });
}
