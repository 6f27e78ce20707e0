import { createMemo, For, Show, type JSX } from 'solid-js';
import { mayConfirmEntry, mayEnterPosition } from '../../../domain/moot/may.ts';
import type { MootHeldRow, PositionEntry } from '../../../domain/moot/state.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Row, Rows, Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { PositionSign } from '../../rings/position-sign.tsx';
import { positionVerb } from '../../words/positions.ts';
import { EnterPosition } from './enter-position.tsx';
import css from './one-moot.module.css';

/** [OUT-11] What was entered for people without a device, and the way to enter and to confirm it. */
export function EntriesSection(props: { readonly moot: MootHeldRow }): JSX.Element {
  const assembly = useAssembly();
  /** Whom I could enter something for now: not myself, and only where I was there. */
  const mayEnter = createMemo(() => {
    const me = assembly.speaker();
    const [person] = props.moot.present.filter((each) => each !== me);
    if (me === null || person === undefined) return false;
    return props.moot.proposals.some((proposal) => {
      const revision = assembly.proposals.get(proposal)?.revisions.at(-1)?.id;
      const entry = { moot: props.moot.id, person, proposal, position: 'agree', hasReason: false } as const;
      return (
        revision !== undefined && mayEnterPosition(assembly.governance(), me, { ...entry, revision }) === null
      );
    });
  });
  return (
    <Show when={props.moot.entries.length > 0 || mayEnter()}>
      <Section title="For people without a device">
        <Show when={props.moot.entries.length > 0}>
          <Rows label="Entered for them">
            <For each={props.moot.entries}>{(entry) => <EntryRow entry={entry} />}</For>
          </Rows>
        </Show>
        <Show when={mayEnter()}>
          <EnterPosition moot={props.moot} />
        </Show>
      </Section>
    </Show>
  );
}

function EntryRow(props: { readonly entry: PositionEntry }): JSX.Element {
  const assembly = useAssembly();
  const toasts = useToasts();
  const { busy, run } = createAct();
  const nameOf = (person: string) =>
    person === assembly.me() ? 'you' : (assembly.people.get(person)?.name ?? 'someone');
  /** Their own word, on whichever device, goes before what others entered. */
  const isOverridden = () =>
    assembly.proposals
      .get(props.entry.proposal)
      ?.stands.some(({ person, enteredBy }) => person === props.entry.person && enteredBy === null) === true;
  const mayConfirm = createMemo(() => {
    const me = assembly.speaker();
    return (
      props.entry.confirmedBy === null &&
      !isOverridden() &&
      me !== null &&
      mayConfirmEntry(assembly.governance(), me, props.entry.id) === null
    );
  });
  const confirm = async (): Promise<void> => {
    if (await run(() => assembly.open.confirmEntry(props.entry.id)))
      toasts.say({ words: `You confirmed it. It counts for ${nameOf(props.entry.person)} now.` });
  };
  const state = () => {
    if (isOverridden()) return 'They have said it on a device of their own, and that counts.';
    return props.entry.confirmedBy === null
      ? 'It counts once somebody else who was there confirms it.'
      : `Confirmed by ${nameOf(props.entry.confirmedBy)}.`;
  };
  return (
    <Row
      sign={<PositionSign seat={props.entry.position} size={26} />}
      title={
        <span dir="auto">
          {assembly.people.get(props.entry.person)?.name ?? 'Someone'} {positionVerb(props.entry.position, 1)}
        </span>
      }
      end={
        <Show when={mayConfirm()}>
          <Button small look="needs" busy={busy()} onClick={() => void confirm()}>
            It’s as they said
          </Button>
        </Show>
      }
    >
      <span class={css.soft} dir="auto">
        {assembly.proposals.get(props.entry.proposal)?.revisions.at(-1)?.title}
        {props.entry.reason ? `: “${props.entry.reason}”` : ''}. Entered by {nameOf(props.entry.by)}.{' '}
        {state()}
      </span>
    </Row>
  );
}
