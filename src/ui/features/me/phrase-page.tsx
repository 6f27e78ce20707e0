import { useNavigate } from '@solidjs/router';
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useMoot } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { PhraseCheck } from './phrase-check.tsx';
import styles from './phrase.module.css';

/** Writing down the 24 words: shown when nobody looks, checked by three of them, or put off. */
export default function PhrasePage() {
  const moot = useMoot();
  const href = useHref();
  const navigate = useNavigate();
  const me = fromReadable(moot.me);
  const [step, setStep] = createSignal<'before' | 'words' | 'check' | 'done'>('before');
  const [words] = createResource(() => moot.phrase());
  const later = async () => {
    await moot.remindOfPhraseLater();
    navigate(href().home());
  };
  const checked = async () => {
    await moot.phraseWasKept();
    setStep('done');
  };
  return (
    <Page
      title="Your 24 words"
      wall="sign"
      back={{ href: href().me(), label: 'Me' }}
      below="They’re you, on paper."
    >
      <div class={styles.page}>
        <Switch>
          <Match when={words() === null}>
            <EmptyState title="They aren’t on this device">
              <p>
                You put them away for good, or came back with them. They’re on your paper, and nowhere else.
              </p>
            </EmptyState>
          </Match>
          <Match when={step() === 'before'}>
            <p>
              Whoever has these words can speak as you. So: paper and a pen, nobody looking over your
              shoulder, no picture of the screen.
            </p>
            <p>Two minutes. Then put the paper where you keep what must not get lost.</p>
            <div class={styles.acts}>
              <Button look="solid" onClick={() => setStep('words')}>
                Show me the words
              </Button>
              <Show when={!me()?.phraseKept}>
                <Button look="text" onClick={() => void later()}>
                  Remind me later
                </Button>
              </Show>
            </div>
          </Match>
          <Match when={step() === 'words'}>
            <ol class={styles.words} role="list" aria-label="The 24 words, in order">
              <For each={words() ?? []}>
                {(word, i) => (
                  <li>
                    <span class={styles.number}>{i() + 1}</span> <b>{word}</b>
                  </li>
                )}
              </For>
            </ol>
            <p class={styles.onPaper}>Moot · keep this safe. Whoever has these words can speak as you.</p>
            <div class={styles.acts}>
              <Button look="solid" onClick={() => setStep('check')}>
                I’ve written them down
              </Button>
              <Button look="quiet" icon="print" onClick={() => window.print()}>
                Print
              </Button>
              <Button look="text" onClick={() => void later()}>
                Remind me later
              </Button>
            </div>
          </Match>
          <Match when={step() === 'check'}>
            <PhraseCheck
              words={words() ?? []}
              onRight={() => void checked()}
              onBack={() => setStep('words')}
            />
          </Match>
          <Match when={step() === 'done'}>
            <EmptyState
              title="That’s them"
              sign={<StepRing step="decision" size={72} />}
              act={
                <ButtonLink look="solid" href={href().home()}>
                  To Home
                </ButtonLink>
              }
            >
              <p>If this device is lost, these words bring you back as yourself. We won’t ask again.</p>
            </EmptyState>
          </Match>
        </Switch>
        <Show when={words.error !== undefined}>
          <Banner tone="refused" live="alert">
            This browser couldn’t read them just now. Load the page again, then try once more.
          </Banner>
        </Show>
      </div>
    </Page>
  );
}
