import { createResource, Match, Show, Suspense, Switch, type JSX } from 'solid-js';
import type { AssemblySummary, OpenAssembly, PairingState } from '../../../app/api.ts';
import { mayWelcome } from '../../../domain/may.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { useHref } from '../../routes.ts';
import { plural } from '../../words/counts.ts';
import { callName } from '../home/home-words.ts';
import css from './codes.module.css';
import { LinkedPair } from './linked-pair.tsx';

export type LinkedState = Extract<PairingState, { readonly type: 'linked' }>;

/** `You and Bo are linked`. A device that says no name is one all the same. */
export const linkedTitle = ({ name }: LinkedState): string =>
  name === '' ? 'You are linked' : `You and ${callName(name)} are linked`;

export interface LinkedProps {
  readonly linked: LinkedState;
  /** This device showed the first code, and gives what there is to give. */
  readonly gives: boolean;
  /** Another one can be brought in the same way. */
  readonly again: JSX.Element;
}

/** Two devices have found each other: the words to compare, what comes with it, and hello. */
export function Linked(props: LinkedProps) {
  const moot = useMoot();
  const me = fromReadable(moot.me);
  const assemblies = fromReadable(moot.assemblies);
  const other = () => callName(props.linked.name) || 'the other device';
  const summary = () => assemblies().find(({ id }) => id === props.linked.bringsInto);
  const [open] = createResource(
    () => props.linked.bringsInto ?? undefined,
    (id) => moot.assembly(id),
  );
  return (
    <div class={css.linked}>
      <LinkedPair
        me={{ id: me()?.person ?? '', name: me()?.name ?? '' }}
        other={{ id: props.linked.person ?? props.linked.device, name: props.linked.name }}
      />
      <div class={css.beside}>
        <div class={css.panel}>
          <p class={css.soft}>Both screens should say</p>
          <p class={css.words}>{props.linked.words.join(' · ')}</p>
          <p class={css.soft}>If they differ, somebody sits in between: take nothing from this link.</p>
        </div>
        <Show when={props.linked.person === null}>
          <p>That device didn’t prove who speaks through it. The link stands all the same.</p>
        </Show>
        {/* The page doesn't wait for the assembly to open: the words stand there at once. */}
        <Suspense>
          <Show when={summary()}>
            {(of) => (
              <Switch>
                <Match when={props.gives && open()}>
                  {(assembly) => (
                    <Giving open={assembly()} linked={props.linked} name={of().name} to={other()} />
                  )}
                </Match>
                <Match when={!props.gives}>
                  <ComingIn summary={of()} />
                </Match>
              </Switch>
            )}
          </Show>
        </Suspense>
        {props.again}
      </div>
    </div>
  );
}

/** On the side that was brought in: the assembly comes by itself. */
function ComingIn(props: { readonly summary: AssemblySummary }) {
  const href = useHref();
  const isHere = () => props.summary.state === 'here';
  return (
    <>
      <p class={css.state} role="status">
        <Show when={!isHere()}>
          <LookingDots size={28} />
        </Show>
        <span>
          <b>{isHere() ? `${props.summary.name} is here` : `${props.summary.name} is coming in`}</b>
          <Show when={isHere() && props.summary.members > 0}>
            <span class={css.soft}>
              {plural(props.summary.members, 'member')}, {props.summary.openProposals} open
            </span>
          </Show>
        </span>
      </p>
      <ButtonLink href={href().assembly(props.summary.id)} look={isHere() ? 'needs' : 'quiet'} wide>
        Go in
      </ButtonLink>
    </>
  );
}

interface GivingProps {
  readonly open: OpenAssembly;
  readonly linked: LinkedState;
  readonly name: string;
  readonly to: string;
}

/** On the side that gives: whether the other has it, and hello to somebody new. */
function Giving(props: GivingProps) {
  const moot = useMoot();
  const act = createAct();
  const me = fromReadable(moot.me);
  const outBy = createOutBy(moot);
  // The assembly of one pairing does not change.
  // oxlint-disable-next-line solid/reactivity
  const governance = fromReadable({
    get: () => props.open.governance.get(),
    subscribe: (listen) => props.open.governance.subscribe(() => listen()),
  });
  // oxlint-disable-next-line solid/reactivity
  const presence = fromReadable(props.open.presence);
  const person = () =>
    props.linked.person === null ? undefined : governance().people.get(props.linked.person);
  const isThere = () =>
    person() !== undefined || presence().some(({ device }) => device === props.linked.device);
  const isNew = () => person()?.standing === 'newcomer';
  const mayHello = () => {
    const mine = me();
    const them = props.linked.person;
    if (outBy() !== undefined) return false;
    return mine !== null && them !== null && isNew() && mayWelcome(governance(), mine.person, them) === null;
  };
  const hello = async () => {
    const them = props.linked.person;
    if (them !== null) await act.run(() => props.open.welcome(them));
  };
  return (
    <>
      <p class={css.state} role="status">
        <Show when={!isThere()}>
          <LookingDots size={28} />
        </Show>
        <b>{isThere() ? `${props.name} is with ${props.to}` : `Giving ${props.to} ${props.name}`}</b>
      </p>
      <Show when={isNew()}>
        <p class={css.soft}>
          {props.to} is new here.
          {mayHello() ? ` Say hello, and ${props.to}’s positions count from then on.` : ''}
        </p>
      </Show>
      <Show when={mayHello()}>
        <Button look="solid" wide busy={act.busy()} onClick={() => void hello()}>
          Say hello to {props.to}
        </Button>
      </Show>
    </>
  );
}

/** What the other comes into, in a line: `Leeds Central comes with it: 42 members, 9 decisions.` */
export function comesWith(summary: AssemblySummary | undefined, decisions: number): string {
  if (!summary) return 'Only the link: nothing of what is on this device comes with it.';
  const parts = [
    summary.members > 0 ? plural(summary.members, 'member') : '',
    decisions > 0 ? plural(decisions, 'decision') : '',
  ].filter(Boolean);
  return `${summary.name} comes with it${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
}
