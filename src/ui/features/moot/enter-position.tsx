import { createSignal, For, Show, type JSX } from 'solid-js';
import { byteLimits } from '../../../domain/limits.ts';
import type { MootHeldRow } from '../../../domain/moot/state.ts';
import type { Position } from '../../../domain/state.ts';
import { isBlank } from '../../../lib/blank.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Choice, SelectField, TextArea } from '../../kit/field.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { fits } from '../proposal/fits.ts';
import { createKeptForm } from './kept-form.ts';
import css from './moot-form.module.css';

const POSITIONS: readonly { readonly value: Position; readonly label: string }[] = [
  { value: 'agree', label: 'Agrees' },
  { value: 'reservations', label: 'Has reservations' },
  { value: 'standAside', label: 'Stands aside' },
  { value: 'object', label: 'Objects' },
];

const NOBODY = { person: '', about: '', position: '', reason: '' };

/** [OUT-11] Enters where somebody stands who was there without a device. */
export function EnterPosition(props: { readonly moot: MootHeldRow }): JSX.Element {
  const assembly = useAssembly();
  const toasts = useToasts();
  const { busy, run } = createAct();
  const [open, setOpen] = createSignal(false);
  const kept = createKeptForm(assembly.open.unsaid, `entry:${props.moot.id}`, NOBODY);
  const person = () => kept.form().person;
  const about = () => kept.form().about;
  const position = () => POSITIONS.find(({ value }) => value === kept.form().position)?.value ?? '';
  const reason = () => kept.form().reason;
  const [asked, setAsked] = createSignal(false);
  const nameOf = (id: string) => assembly.people.get(id)?.name ?? 'Someone';
  const people = () =>
    props.moot.present
      .filter((each) => each !== assembly.me())
      .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'));
  const proposals = () => props.moot.proposals.flatMap((id) => assembly.proposals.get(id) ?? []);
  const proposal = () => proposals().find(({ id }) => id === about()) ?? proposals()[0];
  const reasonFault = () => {
    if (!fits(reason(), byteLimits.words)) return 'That is too long. Say the main thing.';
    return asked() && position() === 'object' && isBlank(reason())
      ? 'An objection needs a reason, so it can be answered.'
      : undefined;
  };
  const personFault = () => (asked() && person() === '' ? 'Who said it?' : undefined);
  const enter = async (): Promise<void> => {
    setAsked(true);
    const said = position();
    const text = proposal()?.revisions.at(-1);
    if (said === '' || text === undefined) return;
    if (personFault() !== undefined || reasonFault() !== undefined) return;
    const done = await run(() =>
      assembly.open.enterPosition({
        moot: props.moot.id,
        person: person(),
        proposal: proposal()?.id ?? '',
        revision: text.id,
        position: said,
        reason: reason().trim() || undefined,
      }),
    );
    if (!done) return;
    toasts.say({ words: 'Entered. It counts once somebody else who was there confirms it.' });
    setOpen(false);
    kept.change(NOBODY);
    kept.done();
    setAsked(false);
  };
  return (
    <>
      <p class={css.soft}>
        Who was there without a device can be heard too: one person enters where they stand, another who was
        there confirms it. What somebody says on a device of their own goes before it.
      </p>
      <div>
        <Button look="quiet" icon="edit" onClick={() => setOpen(true)}>
          Enter where someone stands
        </Button>
      </div>
      <Dialog
        open={open()}
        onClose={() => setOpen(false)}
        title="Where someone stands"
        acts={
          <>
            <Button look="quiet" onClick={() => setOpen(false)}>
              Not now
            </Button>
            <Button
              look="solid"
              busy={busy()}
              notNow={asked() && position() === '' ? 'Where do they stand?' : undefined}
              onClick={() => void enter()}
            >
              Enter it
            </Button>
          </>
        }
      >
        <div class={css.form}>
          <SelectField
            label="Who"
            fault={personFault()}
            value={person()}
            onChange={(event) => kept.change({ person: event.currentTarget.value })}
          >
            <option value="">Choose who was there</option>
            <For each={people()}>{(id) => <option value={id}>{nameOf(id)}</option>}</For>
          </SelectField>
          <Show when={proposals().length > 1}>
            <SelectField
              label="On which proposal"
              value={proposal()?.id ?? ''}
              onChange={(event) => kept.change({ about: event.currentTarget.value })}
            >
              <For each={proposals()}>
                {(each) => <option value={each.id}>{each.revisions.at(-1)?.title}</option>}
              </For>
            </SelectField>
          </Show>
          <Choice<Position | ''>
            label="They say"
            options={POSITIONS}
            value={position()}
            onChoose={(chosen) => kept.change({ position: chosen })}
          />
          <TextArea
            label={position() === 'object' ? 'Because …' : 'Why? It can stay empty'}
            value={reason()}
            fault={reasonFault()}
            onInput={(event) => kept.change({ reason: event.currentTarget.value })}
          />
        </div>
      </Dialog>
    </>
  );
}
