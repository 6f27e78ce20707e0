import { A } from '@solidjs/router';
import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { ByKey } from '../../kit/by-key.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { RowLink, Rows, Section, Sheet } from '../../kit/sheet.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { useMoot } from '../../projection/context.ts';
import { AssemblyRing } from '../../rings/assembly-ring.tsx';
import { Wordmark } from '../../rings/logo.tsx';
import { NeedsRing } from '../../rings/needs-ring.tsx';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { SpeaksNoMore } from '../../shell/while-speaking.tsx';
import { partOfDay } from '../../words/time.ts';
import { createShownCalls } from '../moots/shown-calls.ts';
import { assemblyLine, callName, needsTitle } from './home-words.ts';
import { FirstSteps } from './first-steps.tsx';
import { needRows } from './needs.ts';
import { PhraseReminder } from './phrase-reminder.tsx';
import styles from './home.module.css';

/** More than this at once would be noise; the most pressing come first. */
const AT_ONCE = 12;

const READ_ON = 'You can read on here. What waits for you shows on your other devices.';

const MayBeCleared = lazy(() => import('./may-be-cleared.tsx'));

/** What needs me, then where I belong. */
export function Home() {
  const moot = useMoot();
  const href = useHref();
  const now = createNow();
  const me = fromReadable(moot.me);
  const assemblies = fromReadable(moot.assemblies);
  const outBy = createOutBy(moot);
  createShownCalls(moot, assemblies);
  const needs = createMemo(() => (outBy() === undefined ? needRows(assemblies(), href(), now()) : []));
  const [all, setAll] = createSignal(false);
  let waiting: HTMLDivElement | undefined;
  const showAll = () => {
    setAll(true);
    waiting?.querySelectorAll('a')[AT_ONCE]?.focus();
  };
  const shown = createMemo(() => (all() ? needs() : needs().slice(0, AT_ONCE)));
  const sorted = createMemo(() =>
    [...assemblies()].sort(
      (a, b) => b.needs.length - a.needs.length || b.unread - a.unread || (a.name < b.name ? -1 : 1),
    ),
  );
  return (
    <Page
      title={outBy() === undefined ? needsTitle(needs().length, assemblies().length) : 'For reading only'}
      wall="sign"
      large
      mark={<Wordmark height={30} />}
      worded
      above={`${partOfDay(now())}, ${callName(me()?.name ?? '')}`}
      picture={
        <Show when={outBy() === undefined}>
          <div class={styles.ring}>
            <NeedsRing waiting={needs().length} done={0} />
          </div>
        </Show>
      }
    >
      <div class={styles.columns}>
        <div ref={waiting} class={styles.first}>
          <PhraseReminder />
          <Show when={assemblies().length > 0} fallback={<FirstSteps />}>
            <Show
              when={needs().length > 0}
              fallback={
                <Show when={outBy() === undefined} fallback={<SpeaksNoMore>{READ_ON}</SpeaksNoMore>}>
                  <EmptyState title="All is said" sign={<StepRing step="decision" size={72} />}>
                    <p>What is going on is in your assemblies.</p>
                  </EmptyState>
                </Show>
              }
            >
              <Sheet flush>
                <Rows label="What needs you">
                  <ByKey of={shown()} key={(need) => need.key}>
                    {(need) => (
                      <RowLink
                        href={need().href}
                        sign={<StepRing step={need().step} needsYou daysGone={need().daysGone} />}
                        title={need().title}
                      >
                        <span class={styles.about}>{need().about}</span>
                        <span class={styles.when}>{need().when}</span>
                      </RowLink>
                    )}
                  </ByKey>
                </Rows>
              </Sheet>
              <Show when={shown().length < needs().length}>
                <div class={styles.more}>
                  <Button look="quiet" onClick={showAll}>
                    Show all {needs().length.toLocaleString('en-GB')}
                  </Button>
                </div>
              </Show>
            </Show>
          </Show>
        </div>
        <Show when={assemblies().length > 0}>
          <div class={styles.second}>
            <Section title="Your assemblies" aside={<A href={href().assemblies()}>Find more</A>}>
              <Rows>
                <ByKey of={sorted()} key={(assembly) => assembly.id}>
                  {(assembly) => (
                    <RowLink
                      href={href().assembly(assembly().id)}
                      arrow
                      sign={
                        <AssemblyRing
                          assembly={assembly().id}
                          name={assembly().name}
                          kind={assembly().state === 'joining' ? null : assembly().kind}
                          people={assembly().members + assembly().participants}
                          needsYou={outBy() === undefined && assembly().needs.length > 0}
                          size={52}
                        />
                      }
                      title={assembly().name || 'An assembly you were invited to'}
                    >
                      <span class={styles.soft}>{assemblyLine(assembly())}</span>
                    </RowLink>
                  )}
                </ByKey>
              </Rows>
            </Section>
            <Show when={moot.world === 'real'}>
              <div class={styles.scan}>
                <ButtonLink href={href().scan()} look="quiet" icon="camera">
                  Scan a code
                </ButtonLink>
              </div>
              <Suspense>
                <MayBeCleared />
              </Suspense>
            </Show>
          </div>
        </Show>
      </div>
    </Page>
  );
}
