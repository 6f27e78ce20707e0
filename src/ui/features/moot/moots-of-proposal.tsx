import { createMemo, For, Show, type JSX } from 'solid-js';
import type { Proposal } from '../../../domain/state.ts';
import { findingsNow } from '../../../domain/moot/findings.ts';
import { mayCallMoot, mayRecordMoot } from '../../../domain/moot/may.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { RowLink, Rows, Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { capital } from '../proposal/spoken.ts';
import { createCallShown } from './create-call-shown.ts';
import { FOUND } from './finding-words.ts';
import { phaseOf, seenLine, whenAndWhere } from './moot-words.ts';
import css from './moots-of-proposal.module.css';

/** At these stages another Moot can be called. */
const ASKS: ReadonlySet<Proposal['stage']> = new Set(['moot', 'deadlock', 'dispute']);

/** A proposal's Moots, called and held, and the ways to call and to record one. Silent where there is neither. */
export function MootsOfProposal(props: { readonly proposal: Proposal; readonly now: number }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  createCallShown(assembly, () => props.proposal.mootCalls);
  const calls = createMemo(() =>
    props.proposal.mootCalls
      .flatMap((id) => assembly.mootCalls.get(id) ?? [])
      .filter(({ held }) => held === null)
      .toSorted((a, b) => a.at - b.at),
  );
  const held = createMemo(() =>
    props.proposal.moots.flatMap((id) => assembly.moots.get(id) ?? []).toSorted((a, b) => b.at - a.at),
  );
  const asks = () => ASKS.has(props.proposal.stage);
  const may = (rule: (me: string) => unknown) => {
    const me = assembly.speaker();
    return me !== null && rule(me) === null;
  };
  const mayCall = createMemo(
    () => asks() && may((me) => mayCallMoot(assembly.governance(), me, [props.proposal.id])),
  );
  const mayRecord = createMemo(
    () => asks() && may((me) => mayRecordMoot(assembly.governance(), me, null, [me], [props.proposal.id])),
  );
  const coming = () => calls().some((call) => phaseOf(call, props.now) === 'coming');
  const waits = createMemo(() => {
    const me = assembly.speaker();
    if (me === null || !asks()) return null;
    return (
      held().find(({ id }) => findingsNow(assembly.governance(), me, id, props.proposal.id).length > 0) ??
      null
    );
  });
  const foundAt = (moot: string) => {
    const outcome = props.proposal.outcomes.findLast(
      (each) => each.moot === moot && each.state !== 'withdrawn',
    );
    return outcome ? `found ${FOUND[outcome.outcome]}` : 'nothing recorded as found';
  };
  return (
    <Show when={asks() || calls().length + held().length > 0}>
      <Section title={calls().length + held().length === 1 ? 'The Moot' : 'Moots'}>
        <div class={css.moots} data-step="moot">
          <Show when={calls().length + held().length > 0}>
            <Rows label="Moots on this">
              <For each={calls()}>
                {(call) => (
                  <RowLink
                    href={href().moot(assembly.open.id, call.id)}
                    sign={<StepRing step="moot" size={44} />}
                    title={<span dir="auto">{capital(whenAndWhere(call, props.now))}</span>}
                    arrow
                  >
                    {phaseOf(call, props.now) === 'coming'
                      ? seenLine(call, assembly.roll().size)
                      : 'Nobody has recorded what came of it'}
                  </RowLink>
                )}
              </For>
              <For each={held()}>
                {(moot) => (
                  <RowLink
                    href={href().moot(assembly.open.id, moot.id)}
                    sign={<StepRing step="moot" size={44} />}
                    title={<span dir="auto">{capital(whenAndWhere(moot, props.now))}</span>}
                    arrow
                  >
                    {moot.present.length} there, {foundAt(moot.id)}
                  </RowLink>
                )}
              </For>
            </Rows>
          </Show>
          <div class={css.acts}>
            <Show when={waits()}>
              {(moot) => (
                <ButtonLink look="needs" icon="tick" href={href().moot(assembly.open.id, moot().id)}>
                  Record what it found
                </ButtonLink>
              )}
            </Show>
            <Show when={mayCall() && !coming()}>
              <ButtonLink
                look={waits() ? 'quiet' : 'step'}
                icon="moots"
                href={href().callMoot(assembly.open.id, props.proposal.id)}
              >
                {held().length > 0 ? 'Call another Moot' : 'Call a Moot'}
              </ButtonLink>
            </Show>
            <Show when={mayRecord() && !waits()}>
              <ButtonLink
                look="quiet"
                icon="edit"
                href={href().recordMoot(assembly.open.id, 'proposal', props.proposal.id)}
              >
                Record one that took place
              </ButtonLink>
            </Show>
          </div>
        </div>
      </Section>
    </Show>
  );
}
