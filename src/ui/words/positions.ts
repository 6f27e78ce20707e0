import type { Position } from '../../domain/state.ts';

/** On a button: what the person says. */
export const POSITION_VERBS = {
  agree: 'I agree',
  reservations: 'Reservations',
  standAside: 'Stand aside',
  object: 'I object',
} as const satisfies Record<Position, string>;

/** In a legend, after a number. */
const COUNTED = {
  agree: ['agrees', 'agree'],
  reservations: ['has reservations', 'have reservations'],
  standAside: ['stands aside', 'stand aside'],
  object: ['objects', 'object'],
} as const satisfies Record<Position, readonly [string, string]>;

/** `agree`, or `agrees` for one person. */
export const positionVerb = (position: Position, count: number): string =>
  COUNTED[position][count === 1 ? 0 : 1];

/** `10 agree`. */
export const positionCount = (position: Position, count: number): string =>
  `${count} ${positionVerb(position, count)}`;
