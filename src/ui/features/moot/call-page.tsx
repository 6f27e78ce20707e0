import { useNavigate, useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { byteLimits } from '../../../domain/limits.ts';
import { mayCallMoot } from '../../../domain/moot/may.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { TextArea } from '../../kit/field.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { until } from '../../words/time.ts';
import { refusalSentence } from '../../words/refusals.ts';
import { fits } from '../proposal/fits.ts';
import { forMoot } from './about-proposals.ts';
import { createKeptForm } from './kept-form.ts';
import css from './moot-form.module.css';
import { TickProposals } from './tick-proposals.tsx';
import { placeOf, timeOfField, whereFaults, type Wherewithal } from './when-and-where.ts';
import { WhereFields } from './where-fields.tsx';

interface CallForm extends Wherewithal {
  readonly words: string;
  readonly proposals: readonly RecordId[];
}

/** Calling a Moot: when and where people meet, and what about. */
export default function CallPage(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const navigate = useNavigate();
  const now = createNow();
  const { busy, run } = createAct();
  const [search] = useSearchParams<{ proposal?: string }>();
  const about = () => (search.proposal ? [search.proposal] : []);
  const begun: CallForm = { when: '', online: false, place: '', words: '', proposals: about() };
  const { form, change, done } = createKeptForm(assembly.open.unsaid, `call:${search.proposal ?? ''}`, begun);
  const [asked, setAsked] = createSignal(false);
  const proposals = createMemo(() => forMoot(assembly.proposals.all(), about()));
  const at = () => timeOfField(form().when);
  const faults = () => ({
    ...whereFaults(form()),
    ...((at() ?? now()) < now()
      ? { when: 'That has passed already. A Moot that took place is recorded.' }
      : {}),
    ...(fits(form().words, byteLimits.words) ? {} : { words: 'That is too long.' }),
  });
  const shown = (): ReturnType<typeof faults> => (asked() ? faults() : {});
  const obstacle = () => {
    const me = assembly.me();
    const answer = me === null ? 'notWelcomed' : mayCallMoot(assembly.governance(), me, form().proposals);
    return answer === null ? undefined : refusalSentence(answer);
  };
  const call = async (): Promise<void> => {
    setAsked(true);
    const time = at();
    if (Object.keys(faults()).length > 0 || time === null) return;
    const made = await run(() =>
      assembly.open.callMoot({
        at: time,
        place: placeOf(form()),
        proposals: form().proposals,
        words: form().words.trim() || undefined,
      }),
    );
    if (!made) return;
    done();
    navigate(href().moot(assembly.open.id, made.value), { replace: true });
  };
  return (
    <Page
      title="Call a Moot"
      wall="step"
      step="moot"
      back={{
        href: search.proposal
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
          void call();
        }}
      >
        <p>
          An open meeting of everyone in {assembly.summary().name}, in a room or online. Whoever has seen this
          call is shown to all.
        </p>
        <WhereFields form={form()} faults={shown()} whenLabel="When it begins" onChange={change} />
        <Show when={at() !== null && !shown().when}>
          <p class={css.soft}>It begins {until(at() ?? 0, now())}.</p>
        </Show>
        <TickProposals
          legend="What about?"
          proposals={proposals()}
          ticked={form().proposals}
          onTick={(ticked) => change({ proposals: ticked })}
        />
        <TextArea
          label="Words to it"
          hint="What people should know or bring. It can stay empty."
          value={form().words}
          fault={shown().words}
          onInput={(event) => change({ words: event.currentTarget.value })}
        />
        <Show when={form().proposals.length === 0}>
          <Banner>Without a proposal it is an open Moot. It can settle none.</Banner>
        </Show>
        <WhileSpeaking>
          <div>
            <Button type="submit" look="step" icon="moots" busy={busy()} notNow={obstacle()}>
              Call it
            </Button>
          </div>
        </WhileSpeaking>
      </form>
    </Page>
  );
}
