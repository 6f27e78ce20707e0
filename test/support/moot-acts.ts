/** What a persona can do about Moots. Each writes one burst of one record and gives the record's id. */
import type { RecordId, RecordRef } from '../../src/domain/burst.ts';
import { idToRef } from '../../src/domain/burst.ts';
import { Kind } from '../../src/domain/kinds.ts';
import {
  encodeEntryConfirmed,
  encodeMootCalled,
  encodeMootCallSeen,
  encodeMootHeld,
  encodePositionEntered,
} from '../../src/domain/moot/headers.ts';
import type { Position } from '../../src/domain/state.ts';
import { Acts } from './acts.ts';

function ref(id: RecordId): RecordRef {
  const found = idToRef(id);
  if (found === null) throw new Error(`${id} is no record`);
  return found;
}

interface Someone {
  readonly id: string;
}

/** When and where the Moots of tests take place. */
const wherewithal = { at: 1_760_000_000_000, place: 'The back room' };

export abstract class MootActs extends Acts {
  callsMoot(...proposals: readonly RecordId[]): RecordId {
    const header = encodeMootCalled({ ...wherewithal, proposals: proposals.map(ref) });
    return this.writes({ kind: Kind.mootCalled, header, body: 'Come.' });
  }

  sawCall(call: RecordId): RecordId {
    return this.writes({ kind: Kind.mootCallSeen, header: encodeMootCallSeen({ call: ref(call) }) });
  }

  /** Puts on record that a Moot took place, with these people, about these proposals. */
  recordsMoot(
    proposals: readonly RecordId[],
    present: readonly Someone[],
    call: RecordId | null = null,
  ): RecordId {
    const header = encodeMootHeld({
      ...wherewithal,
      proposals: proposals.map(ref),
      call: call === null ? null : ref(call),
      present: present.map(({ id }) => id),
    });
    return this.writes({ kind: Kind.mootHeld, header, body: 'The minutes.' });
  }

  entersFor(
    person: Someone,
    moot: RecordId,
    position: Position,
    proposal: RecordId,
    revision = this.state.proposals.get(proposal)?.revisions.at(-1)?.id ?? proposal,
  ): RecordId {
    const header = encodePositionEntered({
      moot: ref(moot),
      person: person.id,
      proposal: ref(proposal),
      revision: ref(revision),
      position,
      hasReason: position === 'object',
    });
    return this.writes({ kind: Kind.positionEntered, header, body: 'As they said.' });
  }

  confirms(entry: RecordId): RecordId {
    return this.writes({ kind: Kind.entryConfirmed, header: encodeEntryConfirmed({ entry: ref(entry) }) });
  }

  /** What a Moot found on a proposal's newest text. */
  finds(
    outcome: 'consensus' | 'falls' | 'deadlock',
    moot: RecordId,
    proposal: RecordId,
    tellers: readonly Someone[] = [],
  ): RecordId {
    return this.records(proposal, undefined, outcome, moot, tellers);
  }
}
