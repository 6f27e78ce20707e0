import { usualCharter } from '../../../domain/assembly/charter.ts';
import { useNavigate } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { byteLimits, countLimits } from '../../../domain/limits.ts';
import type { AssemblyKind } from '../../../domain/state.ts';
import { isBlank } from '../../../lib/blank.ts';
import { Button } from '../../kit/button.tsx';
import { TextArea, TextField } from '../../kit/field.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { KIND_ORDER, KINDS } from '../../words/kinds.ts';
import { createAct } from '../../kit/create-act.ts';
import css from './found-page.module.css';
import { keepUnfinished, unfinished } from './unfinished.ts';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const wholeNumber = (text: string): number => (/^\d{1,6}$/u.test(text.trim()) ? Number(text) : Number.NaN);

/** Opens an assembly: what it is for, and the rules that it lives by. */
export default function FoundPage() {
  const moot = useMoot();
  const href = useHref();
  const navigate = useNavigate();
  const act = createAct();
  const [form, setForm] = createSignal(unfinished());
  const [tried, setTried] = createSignal(false);
  const set = (part: Partial<ReturnType<typeof form>>) => {
    setForm({ ...form(), ...part });
    keepUnfinished(form());
  };
  const nameFault = () => {
    if (isBlank(form().name)) return 'An assembly needs a name.';
    return bytesOf(form().name) > byteLimits.name ? 'That is too long for a name.' : undefined;
  };
  const purposeFault = () => (isBlank(form().purpose) ? 'A sentence on what it is for.' : undefined);
  const days = () => wholeNumber(form().coolingOffDays);
  const daysFault = () =>
    days() >= 0 && days() <= countLimits.coolingOffDays
      ? undefined
      : `A number of days, from 0 to ${countLimits.coolingOffDays}.`;
  const vouches = () => wholeNumber(form().vouches);
  const vouchesFault = () =>
    vouches() >= 1 && vouches() <= countLimits.vouches
      ? undefined
      : `A number from 1 to ${countLimits.vouches}.`;
  const quorum = () => (form().quorum.trim() === '' ? null : wholeNumber(form().quorum));
  const quorumFault = () => {
    const members = quorum();
    return members === null || members >= 1 ? undefined : 'A number of members, or nothing.';
  };
  const hasFault = () =>
    [nameFault(), purposeFault(), daysFault(), vouchesFault(), quorumFault()].some(
      (fault) => fault !== undefined,
    );
  const shown = (fault: string | undefined) => (tried() ? fault : undefined);
  const found = async () => {
    setTried(true);
    if (hasFault()) {
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
        charter: { ...usualCharter, quorum: quorum(), coolingOffDays: days(), vouches: vouches() },
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
            <TextField
              label="Quorum"
              hint="How many members must have spoken. Left empty, it follows the roll: 2 of 3, 4 of 10, 8 of 60."
              inputmode="numeric"
              placeholder="follows the roll"
              value={form().quorum}
              onInput={(event) => set({ quorum: event.currentTarget.value })}
              fault={shown(quorumFault())}
            />
            <TextField
              label="Days of cooling-off"
              hint="How long, after consensus, those who were not there can still have their say."
              inputmode="numeric"
              value={form().coolingOffDays}
              onInput={(event) => set({ coolingOffDays: event.currentTarget.value })}
              fault={shown(daysFault())}
            />
            <TextField
              label="Vouches"
              hint="How many members must vouch for a new one. 2 suits ten people, 3 suits sixty. If there are fewer first members than that, all of them must."
              inputmode="numeric"
              value={form().vouches}
              onInput={(event) => set({ vouches: event.currentTarget.value })}
              fault={shown(vouchesFault())}
            />
          </div>
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
        <Button type="submit" look="solid" busy={act.busy()} wide>
          Open it
        </Button>
      </form>
    </Page>
  );
}
