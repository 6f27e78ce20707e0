import { createMemo, createResource, Show, type JSX } from 'solid-js';
import { ButtonLink } from '../../kit/button.tsx';
import { ByKey } from '../../kit/by-key.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { PositionTally } from '../../kit/position-tally.tsx';
import { RowLink, Rows, Section } from '../../kit/sheet.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { useMoot } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { names, plural } from '../../words/counts.ts';
import { ago } from '../../words/time.ts';
import { begins, whenAndWhere } from '../moot/moot-words.ts';
import { capital } from '../proposal/spoken.ts';
import { allMoots, type AllMoots, type ListedMoot } from './all-moots.ts';
import styles from './moots.module.css';
import { createShownCalls } from './shown-calls.ts';
import type { WaitingProposal } from './waiting.ts';

const NONE: AllMoots = { coming: [], unrecorded: [], past: [], waiting: [], mayCall: [] };
/** Past Moots that are listed at once. */
const PAST = 30;

/** The Moots of all assemblies: coming, waited for, past. */
export default function MootsPage(): JSX.Element {
  const moot = useMoot();
  const href = useHref();
  const now = createNow();
  const assemblies = fromReadable(moot.assemblies);
  const outBy = createOutBy(moot);
  createShownCalls(moot, assemblies);
  const [found] = createResource(
    () => ({ all: assemblies(), now: now() }),
    ({ all, now: at }) => allMoots(moot, all, at),
  );
  const moots = createMemo(() => found.latest ?? NONE);
  const isEmpty = () => {
    const { coming, unrecorded, past, waiting } = moots();
    return coming.length + unrecorded.length + past.length + waiting.length === 0;
  };
  return (
    <Page
      title="Moots"
      wall="step"
      step="moot"
      below="An open meeting of everyone in an assembly, in a room or online."
    >
      <div class={styles.page}>
        <Show when={isEmpty() && found.latest}>
          <EmptyState title="No Moot is called" sign={<StepRing step="moot" size={72} />}>
            <p>Everything in your assemblies is being settled in writing, as far as this device has heard.</p>
          </EmptyState>
        </Show>
        <MootRows title="Coming" moots={moots().coming} now={now()} />
        <MootRows title="Nobody has recorded these yet" moots={moots().unrecorded} now={now()} />
        <Waiting waiting={moots().waiting} now={now()} />
        <MootRows title="Past" moots={moots().past.slice(0, PAST)} now={now()} />
        <Show when={outBy() === undefined && moots().mayCall.length > 0}>
          <Section title="Call one">
            <p class={styles.who}>
              Where writing doesn’t settle it, anyone can say “This needs a Moot”, and anyone can call it.
            </p>
            <div class={styles.acts}>
              <ByKey of={moots().mayCall} key={({ id }) => id}>
                {(assembly) => (
                  <ButtonLink look="quiet" icon="plus" href={href().callMoot(assembly().id)}>
                    In {assembly().name}
                  </ButtonLink>
                )}
              </ByKey>
            </div>
          </Section>
        </Show>
      </div>
    </Page>
  );
}

function MootRows(props: {
  readonly title: string;
  readonly moots: readonly ListedMoot[];
  readonly now: number;
}): JSX.Element {
  const href = useHref();
  const line = ({ at, seen, present }: ListedMoot) => {
    if (present !== null) return `${plural(present, 'person', 'people')} there`;
    return `${begins(at, props.now)} · seen by ${plural(seen ?? 0, 'member')}`;
  };
  return (
    <Show when={props.moots.length > 0}>
      <Section title={props.title} aside={props.moots.length > 1 ? props.moots.length : undefined}>
        <Rows label={props.title}>
          <ByKey of={props.moots} key={({ assembly, id }) => `${assembly}/${id}`}>
            {(one) => (
              <RowLink
                href={href().moot(one().assembly, one().id)}
                sign={<StepRing step="moot" />}
                title={<span dir="auto">{capital(whenAndWhere(one(), props.now))}</span>}
              >
                <span class={styles.who} dir="auto">
                  {one().assemblyName}
                  {one().about.length > 0 ? `: ${names(one().about)}` : ''}
                </span>
                <span class={styles.who}>{line(one())}</span>
              </RowLink>
            )}
          </ByKey>
        </Rows>
      </Section>
    </Show>
  );
}

function Waiting(props: { readonly waiting: readonly WaitingProposal[]; readonly now: number }): JSX.Element {
  const href = useHref();
  const why = ({ stage, asked, time }: WaitingProposal) => {
    if (stage === 'deadlock') return 'in deadlock: another Moot, or a ballot';
    if (stage === 'dispute') return 'recorded differently in two places';
    const asks = asked > 0 ? plural(asked, 'person asks', 'people ask') : 'an objection stands';
    return `${asks}, put ${ago(time, props.now)}`;
  };
  return (
    <Show when={props.waiting.length > 0}>
      <Section title="These wait for one" aside={plural(props.waiting.length, 'proposal')}>
        <Rows>
          <ByKey of={props.waiting} key={({ assembly, id }) => `${assembly}/${id}`}>
            {(one) => (
              <RowLink
                href={href().proposal(one().assembly, one().id)}
                sign={<StepRing step="moot" />}
                title={<span dir="auto">{one().title}</span>}
              >
                <span class={styles.who} dir="auto">
                  {one().assemblyName} · {why(one())}
                </span>
                <PositionTally counts={one().counts} />
              </RowLink>
            )}
          </ByKey>
        </Rows>
      </Section>
    </Show>
  );
}
