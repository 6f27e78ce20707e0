import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { readableName } from '../../../lib/readable-name.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Choice, TextField } from '../../kit/field.tsx';
import { PersonStone } from '../../kit/person-stone.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { useMoot } from '../../projection/context.ts';
import { EXAMPLE } from '../../hrefs.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { motion, setMotion, setTheme, theme, type Motion, type Theme } from '../../shell/settings.ts';
import { faultSentence } from '../../words/faults.ts';
import { DevicesSection } from '../devices/devices-section.tsx';
import { IgnoredPeople } from './ignored-people.tsx';
import { LeaveDevice } from './leave-device.tsx';
import { MeetingPoints } from './meeting-points.tsx';
import { Relays } from './relays.tsx';
import { Storage } from './storage.tsx';
import { ThisCopy } from './this-copy.tsx';
import styles from './me.module.css';

const THEMES = [
  { value: 'auto', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: Theme; label: string }[];

const MOTIONS = [
  { value: 'auto', label: 'As the device' },
  { value: 'still', label: 'Keep still' },
] as const satisfies readonly { value: Motion; label: string }[];

/** Me and this device: the name, the 24 words, what is kept, where others are found, how it looks. */
export default function MePage() {
  const moot = useMoot();
  const href = useHref();
  const me = fromReadable(moot.me);
  const real = moot.world === 'real';
  return (
    <Page
      title={me()?.name ?? ''}
      wall="sign"
      above="You, on this device"
      picture={
        <Show when={me()}>
          {(mine) => <PersonStone person={mine().person} name={mine().name} size={88} />}
        </Show>
      }
    >
      <div class={styles.page}>
        <Name />
        <Show when={real}>
          <Section title="Your 24 words">
            <p>
              {me()?.phraseKept
                ? 'You’ve written them down, and they’re no longer on this device. With them you’re yourself on any other, even if this one is lost.'
                : 'They’re you. With them you come back as yourself if this device is lost; without them nobody can bring you back.'}
            </p>
            <ButtonLink href={href().phrase()} look={me()?.phraseKept ? 'quiet' : 'solid'}>
              {me()?.phraseKept ? 'About them' : 'Write them down'}
            </ButtonLink>
          </Section>
          <DevicesSection />
          <IgnoredPeople />
          <Storage />
          <MeetingPoints />
          <Relays />
        </Show>
        <Section title="How it looks">
          <div class={styles.looks}>
            <Choice label="Light or dark" inRow options={THEMES} value={theme()} onChoose={setTheme} />
            <Choice label="Movement" inRow options={MOTIONS} value={motion()} onChoose={setMotion} />
          </div>
        </Section>
        <Show when={real}>
          <LeaveDevice />
        </Show>
        <Section title="About Moot">
          <p>
            Free software: anyone may read it, run it and change it. There is no company in the middle and no
            server that has to be trusted.
          </p>
          <ThisCopy />
          <p class={styles.links}>
            <A href="/kit">The parts it’s made of</A>
            <Show when={real}>
              <A href={EXAMPLE}>Look around an example</A>
            </Show>
          </p>
        </Section>
      </div>
    </Page>
  );
}

function Name() {
  const moot = useMoot();
  const toasts = useToasts();
  const me = fromReadable(moot.me);
  const outBy = createOutBy(moot);
  const [name, setName] = createSignal(me()?.name ?? '');
  const [fault, setFault] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const changed = () => readableName(name()) !== (me()?.name ?? '');
  const rename = async () => {
    const chosen = readableName(name());
    if (chosen === '') {
      setFault('People need something to call you. Any name will do.');
      return;
    }
    setBusy(true);
    const renamed = await moot.rename(chosen);
    setBusy(false);
    if (renamed.ok)
      toasts.say({ words: `You’re ${chosen} now. Others see it once this device has met theirs.` });
    else setFault(faultSentence(renamed.fault));
  };
  return (
    <form
      class={styles.name}
      onSubmit={(event) => {
        event.preventDefault();
        void rename();
      }}
    >
      <TextField
        label="What people call you"
        autocomplete="name"
        maxLength={60}
        value={name()}
        readOnly={outBy() !== undefined}
        onInput={(event) => {
          setName(event.currentTarget.value);
          setFault(undefined);
        }}
        hint="The stone’s colour and the bite in its rim belong to you. They stay when the name changes."
        fault={fault()}
      />
      <Show when={changed() && outBy() === undefined}>
        <Button type="submit" look="solid" busy={busy()}>
          Change it
        </Button>
      </Show>
    </form>
  );
}
