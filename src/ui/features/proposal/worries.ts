import type { PersonId, RecordId } from '../../../domain/burst.ts';
import type { Concern, Position, Proposal, Stand } from '../../../domain/state.ts';

/**
 * One worry that a proposal should answer. An objection's or a reservation's reason is raised as a
 * concern too, so that it can be answered; the two are shown as one.
 */
export interface Worry {
  readonly key: RecordId;
  readonly by: PersonId;
  /** `object` or `reservations` while its author stands there for this reason; null: a worry alone. */
  readonly position: Position | null;
  readonly words: string | null;
  /** The text that it was said about. */
  readonly revision: RecordId;
  readonly time: number;
  /** Null where nothing can be answered: a reason without a concern. */
  readonly concern: Concern | null;
  readonly open: boolean;
}

/** Open before settled, objections before reservations before other worries, then the oldest first. */
export function worriesOf(proposal: Pick<Proposal, 'stands'>, concerns: readonly Concern[]): Worry[] {
  const standing = new Map(
    proposal.stands
      .filter((stand) => stand.position === 'object' || stand.position === 'reservations')
      .map((stand) => [stand.person, stand]),
  );
  const raised = concerns.map((concern) => ofConcern(concern, standing.get(concern.by)));
  // An objection counts until another position is taken, so it stays in sight though its worry is settled.
  const objects = (concern: Concern): boolean => standing.get(concern.by)?.position === 'object';
  const saidThere = new Set(
    concerns
      .filter((concern) => !(concern.resolved && objects(concern)))
      .map((concern) => `${concern.by} ${concern.words}`),
  );
  const bare = [...standing.values()]
    .filter((stand) => stand.reason !== null || stand.position === 'object')
    .filter((stand) => !saidThere.has(`${stand.person} ${stand.reason}`))
    .map(ofStand);
  return [...raised, ...bare].sort(
    (a, b) =>
      Number(b.open) - Number(a.open) || weight(b) - weight(a) || a.time - b.time || (a.key < b.key ? -1 : 1),
  );
}

const weight = ({ position }: Worry): number =>
  position === 'object' ? 2 : position === 'reservations' ? 1 : 0;

function ofConcern(concern: Concern, stand: Stand | undefined): Worry {
  const position = stand && stand.reason === concern.words && !concern.resolved ? stand.position : null;
  return {
    key: concern.id,
    by: concern.by,
    position,
    words: concern.words,
    revision: concern.revision,
    time: concern.time,
    concern,
    open: !concern.resolved,
  };
}

const ofStand = (stand: Stand): Worry => ({
  key: stand.id,
  by: stand.person,
  position: stand.position,
  words: stand.reason,
  revision: stand.revision,
  time: stand.time,
  concern: null,
  open: true,
});
