import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { coolingOffDaysOf } from '../../../domain/figures.ts';
import { countLimits } from '../../../domain/limits.ts';
import type { MootHeldRow } from '../../../domain/moot/state.ts';
import type { OutcomeType, Proposal } from '../../../domain/state.ts';
import type { PersonId } from '../../../domain/burst.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Check } from '../../kit/field.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { inWords, plural } from '../../words/counts.ts';
import { afterwards, FOUND, nameTellers, RECORD } from './finding-words.ts';
import css from './moot-form.module.css';
import { eligibleTellers, tellersNeeded } from './suggest-tellers.ts';

/** Puts on record what a Moot found on a proposal; with a deadlock, whom it named as tellers (OUT-1, BAL-1). */
export function RecordFinding(props: {
  readonly moot: MootHeldRow;
  readonly proposal: Proposal;
  readonly outcome: OutcomeType;
}): JSX.Element {
  const assembly = useAssembly();
  const toasts = useToasts();
  const { busy, run } = createAct();
  const [open, setOpen] = createSignal(false);
  const [chosen, setChosen] = createSignal<readonly PersonId[] | null>(null);
  const text = () => props.proposal.revisions.at(-1);
  const isDeadlock = () => props.outcome === 'deadlock';
  const eligible = createMemo(() =>
    eligibleTellers(assembly.people.all(), props.moot.present, props.proposal),
  );
  const needed = () => tellersNeeded(assembly.roll().tellers, eligible());
  const tellers = () => chosen() ?? eligible().slice(0, needed());
  const toggle = (person: PersonId, on: boolean) =>
    setChosen(on ? [...tellers(), person] : tellers().filter((each) => each !== person));
  const days = () => {
    const charter = assembly.assembly()?.charter;
    return charter ? coolingOffDaysOf(charter, assembly.roll().size) : 5;
  };
  const label = (person: PersonId) =>
    `${assembly.people.get(person)?.name ?? 'Someone'}${person === assembly.me() ? ' (you)' : ''}${
      props.moot.present.includes(person) ? '' : ', was not there'
    }`;
  const notNow = () => {
    if (!isDeadlock()) return undefined;
    if (tellers().length < needed()) return `It needs ${plural(needed(), 'teller')}.`;
    return tellers().length > countLimits.tellers ? `Up to ${countLimits.tellers} tellers.` : undefined;
  };
  const record = async (): Promise<void> => {
    const done = await run(() =>
      assembly.open.recordFinding(
        props.moot.id,
        props.proposal.id,
        text()?.id ?? '',
        props.outcome,
        isDeadlock() ? tellers() : [],
      ),
    );
    if (!done) return;
    setOpen(false);
    toasts.say({ words: `On record: the Moot found ${FOUND[props.outcome]}.` });
  };
  return (
    <>
      <Button look="needs" icon="tick" onClick={() => setOpen(true)}>
        {RECORD[props.outcome]}
      </Button>
      <Dialog
        open={open()}
        onClose={() => setOpen(false)}
        title={RECORD[props.outcome]}
        acts={
          <>
            <Button look="quiet" onClick={() => setOpen(false)}>
              Not now
            </Button>
            <Button look="solid" busy={busy()} notNow={notNow()} onClick={() => void record()}>
              Record it
            </Button>
          </>
        }
      >
        <p>
          <b>{text()?.title}</b>, revision {text()?.number}
        </p>
        <p>{afterwards(props.outcome, days())}</p>
        <Show when={isDeadlock()}>
          <fieldset class={css.ticks}>
            <legend class={css.legend}>{nameTellers(needed())}</legend>
            <p class={css.soft}>
              {inWords(tellers().length)} chosen. If it comes to a ballot, they attest which papers their
              devices held at the close. A room apart from the others needs two of them.
            </p>
            <div class={css.names}>
              <For each={eligible()}>
                {(person) => (
                  <Check
                    label={label(person)}
                    checked={tellers().includes(person)}
                    onChange={(on) => toggle(person, on)}
                  />
                )}
              </For>
            </div>
          </fieldset>
        </Show>
        <p class={css.soft}>Every device checks it against all positions that you had heard; nobody picks.</p>
      </Dialog>
    </>
  );
}
