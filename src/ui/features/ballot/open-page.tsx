import { useNavigate, useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { electorateNow } from '../../../domain/ballot/electorate-now.ts';
import { repeatOf, tellersNamed } from '../../../domain/ballot/may.ts';
import { coolingOffDaysOf } from '../../../domain/figures.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { TextArea } from '../../kit/field.tsx';
import { useAssembly } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { AGAIN, FIRST_TIME } from '../../words/ballots.ts';
import { plural } from '../../words/counts.ts';
import { deadlocksOf, type FoundDeadlock } from './deadlocks.ts';
import css from './open-page.module.css';
import { againOf, faultsOf, inputOf, newForm, optionsOf, type OpeningForm } from './opening-form.ts';
import { OpeningOptions } from './opening-options.tsx';
import { OpeningReview } from './opening-review.tsx';
import { OpeningTellers } from './opening-tellers.tsx';
import { OpeningWhen } from './opening-when.tsx';
import { keepOpening, readOpening } from './unsaid-opening.ts';
import { Voters } from './voters.tsx';

/** Opening a ballot on a deadlock, or once more. What is typed here is still here after a reload. */
export default function OpenBallotPage(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const [search] = useSearchParams<{ deadlock?: string; repeats?: string }>();
  const found = createMemo(() => deadlocksOf(assembly.proposals.all()));
  const first = () => found().find(({ deadlock }) => deadlock === search.deadlock);
  const back = () => ({
    href: first()
      ? href().proposal(assembly.open.id, first()?.proposal ?? '')
      : href().proposals(assembly.open.id),
    label: first()?.title ?? assembly.summary().name,
  });
  return (
    <Page
      title={search.repeats ? 'Vote on it again' : 'Open a ballot'}
      wall="step"
      step="ballot"
      back={back()}
    >
      <Show
        when={first()}
        fallback={
          <EmptyState sign={<StepRing step="ballot" size={80} />} title="There is no deadlock here">
            A ballot breaks a deadlock that a Moot has found. This one isn’t on this device yet, or has been
            settled since.
          </EmptyState>
        }
        keyed
      >
        {(deadlock) => (
          <Opening
            first={deadlock}
            others={found().filter((each) => each !== deadlock)}
            repeats={search.repeats ?? null}
          />
        )}
      </Show>
    </Page>
  );
}

function Opening(props: {
  readonly first: FoundDeadlock;
  readonly others: readonly FoundDeadlock[];
  readonly repeats: string | null;
}): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const navigate = useNavigate();
  const now = createNow();
  const { run, busy } = createAct();
  const { unsaid } = assembly.open;
  const earlier = () => (props.repeats === null ? undefined : assembly.ballots.get(props.repeats));
  const place = () => props.repeats ?? props.first.deadlock;
  const grace = () => {
    const charter = assembly.assembly()?.charter;
    return earlier()?.graceDays ?? (charter ? coolingOffDaysOf(charter, assembly.roll().size) : 5);
  };
  const [form, setForm] = createSignal<OpeningForm>(
    readOpening(unsaid, place(), newForm(earlier()?.question ?? props.first.title, grace())),
  );
  const [asked, setAsked] = createSignal(false);
  const [reviewing, setReviewing] = createSignal(false);
  const change = (part: Partial<OpeningForm>) => {
    setForm({ ...form(), ...part });
    keepOpening(unsaid, place(), form());
  };
  const options = () => earlier()?.options ?? optionsOf(form(), props.first, props.others);
  const deadlocks = createMemo(() =>
    form().type === 'several'
      ? [
          props.first.deadlock,
          ...props.others.map(({ deadlock }) => deadlock).filter((id) => form().also.includes(id)),
        ]
      : [props.first.deadlock],
  );
  const voters = createMemo(() => electorateNow(assembly.governance(), earlier()?.deadlocks ?? deadlocks()));
  const repeat = createMemo(() =>
    props.repeats === null ? null : repeatOf(assembly.governance(), props.repeats, now()),
  );
  const again = () => repeat()?.tellers ?? null;
  const why = () => {
    const reason = repeat()?.why;
    return reason === undefined ? FIRST_TIME : AGAIN[reason];
  };
  const named = createMemo(() => tellersNamed(assembly.governance(), props.first.deadlock));
  const tellers = () => (again() === null ? named() : form().tellers);
  const faults = createMemo(() => faultsOf(form(), options(), now()));
  const shown = () => (asked() ? faults() : {});
  const input = () => {
    const made = inputOf(form(), deadlocks(), options(), { now: now(), tellers: tellers() });
    const repeated = earlier();
    return repeated ? againOf(repeated, made) : made;
  };
  const nameOf = (person: string) => assembly.people.get(person)?.name ?? 'Someone';
  const obstacle = () => {
    const others = again();
    if (others === null && props.repeats !== null)
      return 'It isn’t to be voted on again yet, or not any more.';
    if (others !== null && tellers().length !== others.needed)
      return `It needs ${plural(others.needed, 'teller')}, and ${tellers().length} are chosen.`;
    return tellers().length === 0 ? 'The Moot named no tellers who are members still.' : undefined;
  };
  const review = () => {
    setAsked(true);
    if (Object.keys(faults()).length === 0 && obstacle() === undefined) setReviewing(true);
  };
  const open = async (): Promise<void> => {
    const done = await run(() => assembly.open.openBallot(input()));
    if (!done) return;
    keepOpening(unsaid, place(), null);
    navigate(href().ballot(assembly.open.id, done.value), { replace: true });
  };
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      <p>{why()}</p>
      <TextArea
        label="The question"
        hint="It stands on top of the paper."
        rows={2}
        value={form().question}
        fault={shown().question}
        onInput={(event) => change({ question: event.currentTarget.value })}
      />
      <Show
        when={earlier()}
        fallback={
          <OpeningOptions
            form={form()}
            faults={shown()}
            onChange={change}
            first={props.first}
            others={props.others}
          />
        }
      >
        <Banner>
          It is the same vote: the same options, counted the same way. When it closes and who tells can be
          others.
        </Banner>
      </Show>
      <OpeningWhen
        form={form()}
        faults={shown()}
        onChange={change}
        now={now()}
        tellers={again()?.needed ?? tellers().length}
      />
      <section class={css.part}>
        <h2>Who may vote</h2>
        <Voters of={{ ...voters(), leftOut: [] }} nameOf={nameOf} fixed={false} />
      </section>
      <OpeningTellers
        tellers={tellers()}
        again={again()}
        nameOf={nameOf}
        onChange={(chosen) => change({ tellers: chosen })}
      />
      <WhileSpeaking>
        <div>
          <Button type="submit" look="step" notNow={obstacle()}>
            Look at it once more
          </Button>
        </div>
      </WhileSpeaking>
      <OpeningReview
        open={reviewing()}
        busy={busy()}
        input={input()}
        electorate={voters().electorate.length}
        now={now()}
        nameOf={nameOf}
        onClose={() => setReviewing(false)}
        onOpen={() => void open()}
      />
    </form>
  );
}
