import { createSignal, createUniqueId, For, lazy, onMount, Show, Suspense } from 'solid-js';
import { A } from '@solidjs/router';
import { readableName } from '../../../lib/readable-name.ts';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { useMoot } from '../../projection/context.ts';
import { ConnectionSign } from '../../rings/connection-sign.tsx';
import { LinkedRings } from '../../rings/linked-rings.tsx';
import { Wordmark } from '../../rings/logo.tsx';
import { EXAMPLE, NEW_DEVICE } from '../../hrefs.ts';
import { faultSentence } from '../../words/faults.ts';
import styles from './welcome.module.css';

const BeginAgain = lazy(() => import('../devices/begin-again.tsx'));

/** The longest name that fits a stone's label everywhere. */
const LONGEST_NAME = 60;

const STEPS = [
  { step: 'talk', title: 'Talk it out', words: 'Someone has an idea. Anyone can say what they think.' },
  {
    step: 'moot',
    title: 'Talk some more',
    words: 'Not of one mind yet? Meet at a Moot, in a room or online.',
  },
  { step: 'ballot', title: 'Still stuck? Vote', words: 'Members score each option from 0 to 5.' },
] as const;

const HEADINGS = { invitation: 'You’re invited.', code: 'A name, then the code.' } as const;

export interface WelcomeProps {
  /** What they came for, and go on with once they have a name: an invitation's link, or a code to scan. */
  readonly cameFor: 'invitation' | 'code' | null;
}

/** What this is, in one screen, and the way in: a name, and nothing else. */
export function Welcome(props: WelcomeProps) {
  const moot = useMoot();
  const [name, setName] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  /** Undefined until it was first asked for; only then its dialog is loaded. */
  const [again, setAgain] = createSignal<boolean>();
  const heading = createUniqueId();
  onMount(() => {
    document.title = 'Moot';
  });
  const comeIn = async () => {
    const chosen = readableName(name());
    if (chosen === '') {
      setFault('People need something to call you. Any name will do.');
      return;
    }
    setBusy(true);
    const begun = await moot.begin(chosen);
    setBusy(false);
    if (!begun.ok) setFault(faultSentence(begun.fault));
  };
  return (
    <main class={styles.welcome}>
      <section class={styles.what}>
        <header class={styles.head}>
          <Wordmark height={34} />
          <h1 data-long={props.cameFor === 'code' ? '' : undefined}>
            {props.cameFor === null ? 'Decide it together.' : HEADINGS[props.cameFor]}
          </h1>
        </header>
        <div class={styles.process}>
          <div class={styles.wide}>
            <LinkedRings alive />
          </div>
          <div class={styles.tall}>
            <LinkedRings vertical alive />
          </div>
          <ol class={styles.steps} role="list">
            <For each={STEPS}>
              {(step) => (
                <li data-step={step.step}>
                  <h2>{step.title}</h2>
                  <p>{step.words}</p>
                </li>
              )}
            </For>
          </ol>
        </div>
      </section>
      <section class={styles.floor} data-wall="sign" aria-labelledby={heading}>
        <form
          class={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void comeIn();
          }}
        >
          <h2 id={heading}>What should people call you?</h2>
          <div class={styles.line}>
            <TextField
              label="Your name"
              labelHidden
              name="name"
              autocomplete="name"
              maxLength={LONGEST_NAME}
              value={name()}
              onInput={(event) => {
                setName(event.currentTarget.value);
                setFault(undefined);
              }}
              fault={fault()}
            />
            <Button type="submit" look="needs" busy={busy()}>
              Come in
            </Button>
          </div>
          <p class={styles.soft}>
            No account, no e-mail. It stays on your device and with the people you decide with.
          </p>
          <p class={styles.ways}>
            <A href={EXAMPLE} class={styles.example}>
              Look around an example first
            </A>
            <Show when={props.cameFor === null}>
              <A href="/scan" class={styles.example}>
                Scan someone’s code
              </A>
            </Show>
            <A href={NEW_DEVICE} class={styles.example}>
              I have Moot on another device
            </A>
            <button type="button" class={styles.example} onClick={() => setAgain(true)}>
              I have my 24 words
            </button>
          </p>
        </form>
        <Show when={again() !== undefined}>
          <Suspense>
            <BeginAgain
              open={again() ?? false}
              onClose={() => setAgain(false)}
              title="Come back as yourself"
              verb="Come back"
              done="You’re back. Lost a device? Revoke it under Me, “Your devices”."
              name={null}
            >
              <p>
                With your 24 words this device speaks for you from now on. To see your assemblies again, open
                an invitation to each; what you said is with the others.
              </p>
            </BeginAgain>
          </Suspense>
        </Show>
        <p class={styles.anywhere}>
          <ConnectionSign state="alone" size={22} />
          Works in a hall with no signal, too.
        </p>
      </section>
    </main>
  );
}
