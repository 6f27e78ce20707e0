import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { byteLimits } from '../../../domain/limits.ts';
import type { AssemblyKind } from '../../../domain/state.ts';
import { isBlank } from '../../../lib/blank.ts';
import { Button } from '../../kit/button.tsx';
import { TextArea, TextField } from '../../kit/field.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { SpeaksNoMore } from '../../shell/while-speaking.tsx';
import { KIND_ORDER, KINDS } from '../../words/kinds.ts';
import { createAct } from '../../kit/create-act.ts';
import { CharterFields, MoreCharterFields } from '../about/charter-fields.tsx';
import { charterFaults, charterOfForm, type CharterFaults } from '../about/charter-form.ts';
import css from './found-page.module.css';
import { keepUnfinished, unfinished } from './unfinished.ts';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const NO_FAULTS: CharterFaults = {};
/** Behind "More of it". */
const MORE = ['approval', 'disagreement', 'stark', 'restriction', 'recognises'] as const;

/** Opens an assembly: what it is for, and the rules that it lives by. */
export default function FoundPage() {
  const moot = useMoot();
  const href = useHref();
  const navigate = useNavigate();
  const act = createAct();
  const [form, setForm] = createSignal(unfinished());
  const [tried, setTried] = createSignal(false);
  const [more, setMore] = createSignal(false);
  const assemblies = fromReadable(moot.assemblies);
  const outBy = createOutBy(moot);
  const set = (part: Partial<ReturnType<typeof form>>) => {
    setForm({ ...form(), ...part });
    keepUnfinished(form());
  };
  const nameFault = () => {
    if (isBlank(form().name)) return 'An assembly needs a name.';
    return bytesOf(form().name) > byteLimits.name ? 'That is too long for a name.' : undefined;
  };
  const purposeFault = () => (isBlank(form().purpose) ? 'A sentence on what it is for.' : undefined);
  const rules = createMemo(() => charterFaults(form()));
  const hasFault = () =>
    nameFault() !== undefined || purposeFault() !== undefined || Object.keys(rules()).length > 0;
  const shown = (fault: string | undefined) => (tried() ? fault : undefined);
  const shownRules = () => (tried() ? rules() : NO_FAULTS);
  const found = async () => {
    setTried(true);
    if (hasFault()) {
      // A field that can't stay as it is must be in sight.
      if (MORE.some((field) => rules()[field] !== undefined)) setMore(true);
      queueMicrotask(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const { name, kind, purpose, remit } = form();
    const done = await act.run(() =>
      moot.found({
        name: name.trim(),
        kind,
        purpose: purpose.trim(),
        remit: remit.trim(),
        charter: charterOfForm(form()),
      }),
    );
    if (!done) return;
    keepUnfinished(null);
    navigate(href().assembly(done.value));
  };
  return (
    <Page
      title="Open an assembly"
      wall="sign"
      back={{ href: href().home(), label: 'Home' }}
      below={<p>People with a purpose, who decide together. It starts on this device.</p>}
    >
      <form
        class={css.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void found();
        }}
      >
        <TextField
          label="Name of the assembly"
          value={form().name}
          onInput={(event) => set({ name: event.currentTarget.value })}
          fault={shown(nameFault())}
          autocomplete="off"
        />
        <fieldset class={css.kinds}>
          <legend>What kind is it?</legend>
          <For each={KIND_ORDER}>
            {(kind: AssemblyKind) => (
              <label class={css.kind}>
                <input
                  type="radio"
                  name="kind"
                  value={kind}
                  checked={form().kind === kind}
                  onChange={() => set({ kind })}
                />
                <span>
                  <b>{KINDS[kind].name}</b>
                  <span class={css.soft}>{KINDS[kind].about}</span>
                </span>
              </label>
            )}
          </For>
        </fieldset>
        <TextArea
          label="Its purpose"
          hint="One sentence that a newcomer reads first."
          value={form().purpose}
          onInput={(event) => set({ purpose: event.currentTarget.value })}
          fault={shown(purposeFault())}
          maxlength={byteLimits.purpose / 4}
        />
        <TextArea
          label="Its remit"
          hint="What it decides about, and what it leaves to others."
          value={form().remit}
          onInput={(event) => set({ remit: event.currentTarget.value })}
          maxlength={byteLimits.remit / 4}
        />
        <Section title="Its charter">
          <p class={css.soft}>
            What stands here is good to begin with. Later only a decision of the assembly can change it.
          </p>
          <div class={css.charter}>
            <CharterFields form={form()} faults={shownRules()} onChange={set} />
          </div>
          <details class={css.more} open={more() || undefined}>
            <summary>More of it</summary>
            <div class={css.charter}>
              <MoreCharterFields form={form()} faults={shownRules()} onChange={set} others={assemblies()} />
            </div>
          </details>
        </Section>
        <p class={css.soft}>
          Anyone who gets the invitation can come in and speak. You choose the first members from those who
          said hello, once; after that you’re one of them.
        </p>
        <Show when={tried() && hasFault()}>
          <p role="alert" class={css.fault}>
            Something above is missing. Nothing you wrote is lost.
          </p>
        </Show>
        <Show when={outBy() === undefined} fallback={<SpeaksNoMore>What you typed is kept.</SpeaksNoMore>}>
          <Button type="submit" look="solid" busy={act.busy()} wide>
            Open it
          </Button>
        </Show>
      </form>
    </Page>
  );
}
