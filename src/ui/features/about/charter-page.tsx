import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { usualCharter } from '../../../domain/assembly/charter.ts';
import { byteLimits } from '../../../domain/limits.ts';
import { mayPut } from '../../../domain/may.ts';
import { isBlank } from '../../../lib/blank.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { TextArea, TextField } from '../../kit/field.tsx';
import { Section, Sheet } from '../../kit/sheet.tsx';
import { useAssembly, useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { refusalSentence } from '../../words/refusals.ts';
import { createKeptForm } from '../moot/kept-form.ts';
import { fits } from '../proposal/fits.ts';
import { CharterChanges } from './charter-changes.tsx';
import { CharterFields, MoreCharterFields } from './charter-fields.tsx';
import { charterFaults, charterOfForm, formOfCharter, type CharterFaults } from './charter-form.ts';
import css from './charter-page.module.css';
import { charterChanges } from './charter-words.ts';

const NO_FAULTS: CharterFaults = {};

/** Proposing a change of the charter: each figure as it would be, beside what it is, and why. */
export default function CharterPage(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const navigate = useNavigate();
  const here = fromReadable(useMoot().assemblies);
  const { busy, run } = createAct();
  const now = () => assembly.assembly()?.charter ?? usualCharter;
  const { form, change, done } = createKeptForm(assembly.open.unsaid, 'charter', {
    ...formOfCharter(now()),
    title: 'A change of the charter',
    text: '',
  });
  const [asked, setAsked] = createSignal(false);
  const others = () => here().filter(({ id }) => id !== assembly.open.id);
  const nameOf = (id: string) => here().find((each) => each.id === id)?.name ?? null;
  const faults = createMemo(() => charterFaults(form()));
  const shown = () => (asked() ? faults() : NO_FAULTS);
  const proposed = createMemo(() => (Object.keys(faults()).length === 0 ? charterOfForm(form()) : null));
  const wordsFault = () => {
    if (isBlank(form().text)) return 'Why? People decide on it by what stands here.';
    return fits(form().text, byteLimits.text) ? undefined : 'That is too long to decide on at once.';
  };
  const titleFault = () => {
    if (isBlank(form().title)) return 'It needs a title that people can call it by.';
    return fits(form().title, byteLimits.title) ? undefined : 'That is too long for a title.';
  };
  const changesNothing = () => {
    const charter = proposed();
    return charter !== null && charterChanges(now(), charter, nameOf).length === 0;
  };
  const obstacle = () => {
    const me = assembly.me();
    const charter = proposed();
    if (me === null || charter === null) return undefined;
    const answer = mayPut(assembly.governance(), me, { type: 'charter', charter });
    if (answer !== null) return refusalSentence(answer);
    return asked() && changesNothing() ? 'It says what the charter says already.' : undefined;
  };
  const put = async (): Promise<void> => {
    setAsked(true);
    const charter = proposed();
    if (charter === null || wordsFault() !== undefined || titleFault() !== undefined || changesNothing()) {
      queueMicrotask(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const made = await run(() =>
      assembly.open.putProposal({
        title: form().title.trim(),
        about: '',
        text: form().text,
        matter: { type: 'charter', charter },
      }),
    );
    if (!made) return;
    done();
    navigate(href().proposal(assembly.open.id, made.value), { replace: true });
  };
  return (
    <Page
      title="Change the charter"
      wall="step"
      step="talk"
      back={{ href: href().about(assembly.open.id), label: 'About' }}
    >
      <form
        class={css.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void put();
        }}
      >
        <p>
          What {assembly.summary().name} lives by changes by a decision of its members like any other: talked
          out, at a Moot, or by ballot, with more of them in favour.
        </p>
        <TextField
          label="Title"
          value={form().title}
          fault={asked() ? titleFault() : undefined}
          autocomplete="off"
          onInput={(event) => change({ title: event.currentTarget.value })}
        />
        <CharterFields form={form()} faults={shown()} onChange={change} />
        <MoreCharterFields form={form()} faults={shown()} onChange={change} others={others()} />
        <TextArea
          label="Why"
          hint="This text is what people agree to, with the figures above."
          rows={5}
          value={form().text}
          fault={asked() ? wordsFault() : undefined}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
        <Show when={proposed()}>
          {(charter) => (
            <Section title="What changes">
              <Sheet>
                <CharterChanges now={now()} proposed={charter()} isPast={false} assemblyName={nameOf} />
              </Sheet>
            </Section>
          )}
        </Show>
        <WhileSpeaking>
          <div>
            <Button type="submit" look="solid" busy={busy()} notNow={obstacle()}>
              Put it to the assembly
            </Button>
          </div>
        </WhileSpeaking>
      </form>
    </Page>
  );
}
