import { useNavigate, useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, type JSX } from 'solid-js';
import type { PersonId, RecordId } from '../../../domain/burst.ts';
import { byteLimits } from '../../../domain/limits.ts';
import { mayRecordMoot } from '../../../domain/moot/may.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { refusalSentence } from '../../words/refusals.ts';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { fits } from '../proposal/fits.ts';
import { forMoot } from './about-proposals.ts';
import { createKeptForm } from './kept-form.ts';
import css from './moot-form.module.css';
import { quorumLine } from './moot-words.ts';
import { TickPeople } from './tick-people.tsx';
import { TickProposals } from './tick-proposals.tsx';
import {
  fieldOfTime,
  placeFields,
  placeOf,
  timeOfField,
  whereFaults,
  type Wherewithal,
} from './when-and-where.ts';
import { WhereFields } from './where-fields.tsx';

interface RecordForm extends Wherewithal {
  readonly present: readonly PersonId[];
  readonly proposals: readonly RecordId[];
  readonly minutes: string;
}

/** Putting on record that a Moot took place: when, where, who was there, what about, and its minutes. */
export default function RecordPage(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const navigate = useNavigate();
  const now = createNow();
  const { busy, run } = createAct();
  const [search] = useSearchParams<{ call?: string; proposal?: string }>();
  const call = () => (search.call ? assembly.mootCalls.get(search.call) : undefined);
  const about = () => call()?.proposals ?? (search.proposal ? [search.proposal] : []);
  const me = () => assembly.me();
  const mine = me();
  const begun: RecordForm = {
    when: fieldOfTime(Math.min(call()?.at ?? now(), now())),
    ...placeFields(call()?.place ?? ''),
    present: mine === null ? [] : [mine],
    proposals: about(),
    minutes: '',
  };
  const { form, change, done } = createKeptForm(
    assembly.open.unsaid,
    `moot:${search.call ?? search.proposal ?? ''}`,
    begun,
  );
  const [asked, setAsked] = createSignal(false);
  const proposals = createMemo(() => forMoot(assembly.proposals.all(), about()));
  const members = () =>
    form().present.filter((person) => assembly.people.get(person)?.standing === 'member').length;
  const faults = () => ({
    ...whereFaults(form()),
    ...((timeOfField(form().when) ?? 0) > now()
      ? { when: 'That is yet to come. A Moot to come is called.' }
      : {}),
    ...(fits(form().minutes, byteLimits.words)
      ? {}
      : { minutes: 'That is too long. Keep what was said and agreed; the rest can stand in talk.' }),
  });
  const shown = (): ReturnType<typeof faults> => (asked() ? faults() : {});
  const obstacle = () => {
    const person = me();
    if (form().present.length === 0) return 'Tick at least one person who was there.';
    const answer =
      person === null
        ? 'notAMember'
        : mayRecordMoot(assembly.governance(), person, call()?.id ?? null, form().present, form().proposals);
    return answer === null ? undefined : refusalSentence(answer);
  };
  const record = async (): Promise<void> => {
    setAsked(true);
    const time = timeOfField(form().when);
    if (Object.keys(faults()).length > 0 || time === null) return;
    const made = await run(() =>
      assembly.open.recordMoot({
        call: call()?.id ?? null,
        at: time,
        place: placeOf(form()),
        present: form().present,
        proposals: form().proposals,
        minutes: form().minutes.trim() || undefined,
      }),
    );
    if (!made) return;
    done();
    navigate(href().moot(assembly.open.id, made.value), { replace: true });
  };
  return (
    <Page
      title="Record a Moot"
      wall="step"
      step="moot"
      back={{
        href: call()
          ? href().moot(assembly.open.id, search.call ?? '')
          : search.proposal
            ? href().proposal(assembly.open.id, search.proposal)
            : href().assembly(assembly.open.id),
        label: assembly.summary().name,
      }}
    >
      <form
        class={css.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void record();
        }}
      >
        <p>A Moot that took place. What it found is recorded after this, for each proposal.</p>
        <WhereFields form={form()} faults={shown()} whenLabel="When it began" onChange={change} />
        <TickPeople
          legend="Who was there?"
          hint="Whoever has said hello here, with a device or without one today. Others can be named in the minutes."
          people={assembly.people.all()}
          me={me()}
          ticked={form().present}
          onTick={(ticked) => change({ present: ticked })}
        />
        <p role="status">{quorumLine(members(), assembly.roll().quorum)}</p>
        <TickProposals
          legend="Which proposals did it talk about?"
          proposals={proposals()}
          ticked={form().proposals}
          onTick={(ticked) => change({ proposals: ticked })}
        />
        <MarkdownField
          label="Minutes"
          hint="What was said and agreed, as it was read back. Everyone can read them."
          fault={shown().minutes}
          value={form().minutes}
          onWords={(minutes) => change({ minutes })}
        />
        <WhileSpeaking>
          <div>
            <Button type="submit" look="step" icon="tick" busy={busy()} notNow={obstacle()}>
              Put it on record
            </Button>
          </div>
        </WhileSpeaking>
      </form>
    </Page>
  );
}
