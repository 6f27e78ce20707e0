import { createMemo, For, Show, type JSX } from 'solid-js';
import type { Position } from '../../../domain/state.ts';
import { PositionSign } from '../../rings/position-sign.tsx';
import { RoomRing } from '../../rings/room-ring.tsx';
import { plural } from '../../words/counts.ts';
import { positionCount, positionVerb } from '../../words/positions.ts';
import { createWide } from './create-wide.ts';
import type { ProposalView } from './proposal-view.ts';
import { POSITIONS, type Room } from './room.ts';
import css from './room-panel.module.css';

/** The ring of stones and what it says in numbers. Newcomers stand apart (they don't count yet). */
export function RoomPanel(props: { readonly view: ProposalView }): JSX.Element {
  const room = () => props.view.room();
  const wide = createWide();
  const counts = createMemo(() => ({
    ...room().tally,
    unheard: room().unheard.length,
    older: room().older.length,
  }));
  const you = createMemo(() => seatOf(room(), props.view.assembly.me()));
  const latestOlder = createMemo(() => {
    const numbers = room().older.map((stand) => props.view.revisionById(stand.revision)?.number ?? 0);
    return numbers.every((number) => number === numbers[0])
      ? `revision ${numbers[0] ?? 0}`
      : 'older revisions';
  });
  return (
    <div class={css.panel}>
      <div class={room().older.length > 0 ? css.lifted : undefined}>
        <RoomRing
          counts={counts()}
          size={wide() ? 240 : room().older.length > 0 ? 188 : 172}
          you={you()}
          figure={room().heard}
          of={`of ${room().total} heard`}
          label={inOneSentence(room())}
        />
      </div>
      <ul class={css.legend} role="list">
        <For each={POSITIONS}>
          {(position) => (
            <Show when={room().tally[position] > 0}>
              <Line
                seat={position}
                count={room().tally[position]}
                words={inLegend(position, room().tally[position])}
              />
            </Show>
          )}
        </For>
        <Show when={room().older.length > 0}>
          <Line
            seat="older"
            count={room().older.length}
            words={latestOlder()}
            title="Given on an earlier text, so not counted"
          />
        </Show>
        <Show when={room().unheard.length > 0}>
          <Line seat="unheard" count={room().unheard.length} words="not heard" />
        </Show>
      </ul>
      <Show when={room().newcomers.length > 0}>
        <p class={css.apart}>
          {plural(room().newcomers.length, 'newcomer')} apart:{' '}
          {POSITIONS.filter((position) => newcomersAt(room(), position) > 0)
            .map((position) => positionCount(position, newcomersAt(room(), position)))
            .join(', ')}
          . Not counted until a member says hello.
        </p>
      </Show>
    </div>
  );
}

function Line(props: {
  readonly seat: Position | 'older' | 'unheard';
  readonly count: number;
  readonly words: string;
  readonly title?: string;
}): JSX.Element {
  return (
    <li title={props.title}>
      <PositionSign seat={props.seat} size={18} />
      <b>{props.count}</b> <span>{props.words}</span>
    </li>
  );
}

/** Shorter than in a sentence: the ring stands beside it. */
const inLegend = (position: Position, count: number): string =>
  position === 'reservations' ? 'reservations' : positionVerb(position, count);

const newcomersAt = (room: Room, position: Position): number =>
  room.newcomers.filter((stand) => stand.position === position).length;

function seatOf(
  room: Room,
  me: string | null,
): { seat: Position | 'older' | 'unheard'; index: number } | undefined {
  if (me === null) return undefined;
  const mine = room.counted.find((stand) => stand.person === me);
  if (mine) {
    const alike = room.counted.filter((stand) => stand.position === mine.position);
    return { seat: mine.position, index: alike.indexOf(mine) };
  }
  const older = room.older.findIndex((stand) => stand.person === me);
  if (older >= 0) return { seat: 'older', index: older };
  const unheard = room.unheard.indexOf(me);
  return unheard < 0 ? undefined : { seat: 'unheard', index: unheard };
}

/** The picture in words, for those who hear the page. */
function inOneSentence(room: Room): string {
  const said = POSITIONS.filter((position) => room.tally[position] > 0).map((position) =>
    positionCount(position, room.tally[position]),
  );
  const before = room.older.length > 0 ? ` ${room.older.length} more on an earlier text, not counted.` : '';
  return `${room.heard} of ${plural(room.total, 'person', 'people')} heard${said.length > 0 ? `: ${said.join(', ')}` : ''}.${before}`;
}
