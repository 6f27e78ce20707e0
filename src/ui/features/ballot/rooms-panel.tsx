import { Show, type JSX } from 'solid-js';
import type { BallotRoom } from '../../../domain/ballot/state.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { ByKey } from '../../kit/by-key.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Section } from '../../kit/sheet.tsx';
import { useHref } from '../../routes.ts';
import { everyName, plural } from '../../words/counts.ts';
import type { BallotView } from './ballot-view.ts';
import css from './rooms-panel.module.css';
import { SheetDifferences } from './sheet-differences.tsx';

/** [BAL-10] Rooms that vote on paper slips: how far each is entered, and the way to enter one. */
export function RoomsPanel(props: { readonly view: BallotView }): JSX.Element {
  const href = useHref();
  const ballot = () => props.view.ballot();
  const mayEnter = () => props.view.may().enterSlips === null;
  return (
    <Show when={ballot().rooms.length > 0 || mayEnter()}>
      <Section title="Rooms that vote on paper">
        <Show
          when={ballot().rooms.length > 0}
          fallback={
            <p class={css.soft}>
              For people without a phone: hand out slips, and let two people enter them, each on their own.
            </p>
          }
        >
          <ul class={css.rooms} role="list">
            <ByKey of={ballot().rooms} key={(room) => room.name}>
              {(room) => <Room view={props.view} room={room()} />}
            </ByKey>
          </ul>
        </Show>
        <Show when={mayEnter()}>
          <ButtonLink look="quiet" icon="edit" href={href().slips(props.view.assembly.open.id, ballot().id)}>
            Enter slips of a room
          </ButtonLink>
        </Show>
      </Section>
    </Show>
  );
}

function Room(props: { readonly view: BallotView; readonly room: BallotRoom }): JSX.Element {
  const { busy, run } = createAct();
  const href = useHref();
  const id = () => props.view.ballot().id;
  const me = () => props.view.me() ?? '';
  const sheets = () => props.view.sheets().filter(({ room }) => room === props.room.name);
  const entered = () => props.room.enteredBy.includes(me());
  const mayEnter = () => props.view.may().enterSlips === null;
  const deny = async (): Promise<void> => {
    await run(() => props.view.assembly.open.denyTick(id(), props.room.name));
  };
  return (
    <li class={css.room}>
      <h3 dir="auto">{props.room.name}</h3>
      <p>{roomWords(props.room, props.view.callName)}</p>
      <Show when={props.room.state === 'differ' && sheets().length > 1}>
        <SheetDifferences view={props.view} sheets={sheets()} />
      </Show>
      <Show when={props.room.named.length > 0}>
        <Banner lead="Named.">
          {everyName(props.room.named.map(props.view.callName))}: ticked here, and also voted on a phone, was
          ticked elsewhere, or says they were not there. Slips stay; papers sent by phone are set aside.
        </Banner>
      </Show>
      <Show when={mayEnter() && props.room.state !== 'agree'}>
        <ButtonLink
          small
          look="quiet"
          href={href().slips(props.view.assembly.open.id, id(), props.room.name)}
        >
          {entered() ? 'Enter it once more' : 'Enter it too'}
        </ButtonLink>
      </Show>
      <Show when={props.room.ticked.includes(me()) && !props.room.named.includes(me())}>
        <p class={css.soft}>You’re ticked as having been handed a slip there.</p>
        <Show when={props.view.speaks()}>
          <Button small look="quiet" busy={busy()} onClick={() => void deny()}>
            I wasn’t there
          </Button>
        </Show>
      </Show>
    </li>
  );
}

/** How far a room is entered, in a sentence or two. */
export function roomWords(
  { enteredBy, slips, ticked, state }: BallotRoom,
  nameOf: (person: string) => string,
): string {
  const who = everyName(enteredBy.map(nameOf));
  switch (state) {
    case 'one':
      return `${plural(slips, 'slip')}, entered by ${who}. It waits for a second person, who enters it on their own.`;
    case 'agree':
      return `${plural(slips, 'slip')}. ${who} entered the same, so they are counted.`;
    case 'differ':
      return `${who} entered different slips, so none is counted until two entries are the same.`;
    case 'moreSlipsThanTicks':
      return `More slips than ticks: ${plural(slips, 'slip')} for ${plural(ticked.length, 'name')}. None is counted until that is right.`;
  }
}
