/** What a persona can do about ballots. Each writes one burst of one record and gives the record's id. */
import {
  encodeBallotDecided,
  encodeBallotOpened,
  encodeBallotTakenBack,
  encodePaperCast,
  encodeReturnSigned,
  encodeReturnsConfirmed,
  encodeReturnsSigned,
  encodeSlipsEntered,
  encodeTellingAccepted,
  encodeTickDenied,
} from '../../src/domain/ballot/headers.ts';
import { papersHeld } from '../../src/domain/ballot/may.ts';
import type { Ballot, BallotMethod, BallotOption } from '../../src/domain/ballot/state.ts';
import { idToRef } from '../../src/domain/burst.ts';
import type { RecordId, RecordRef } from '../../src/domain/burst.ts';
import { Kind } from '../../src/domain/kinds.ts';
import { sha256 } from '../../src/lib/sha256.ts';
import { utf8 } from '../../src/lib/bytes.ts';
import { MootActs } from './moot-acts.ts';

function ref(id: RecordId): RecordRef {
  const found = idToRef(id);
  if (found === null) throw new Error(`${id} is no record`);
  return found;
}

interface Someone {
  readonly id: string;
}

export interface BallotOptions {
  readonly question?: string;
  readonly method?: BallotMethod;
  readonly seats?: number;
  readonly options?: readonly Pick<BallotOption, 'label' | 'type' | 'revision'>[];
  readonly closesAt?: number;
  readonly graceDays?: number;
  readonly repeats?: RecordId;
}

/** "Yes", which would decide the text, and "no". */
export const yesOrNo = (revision: RecordId): readonly Pick<BallotOption, 'label' | 'type' | 'revision'>[] => [
  { label: 'Yes', type: 'choice', revision },
  { label: 'No', type: 'choice', revision: null },
];

/** When the ballots of tests close. */
export const CLOSES = 1_760_000_000_000;

export abstract class BallotActs extends MootActs {
  abstract readonly device: string;

  /** The secret number that this device has for the ballot. */
  secretFor(ballot: RecordId): Uint8Array {
    return sha256(utf8(`${this.device} tells in ${ballot}`));
  }

  opensBallot(
    deadlocks: readonly RecordId[],
    tellers: readonly Someone[],
    options: BallotOptions = {},
  ): RecordId {
    const choices = options.options ?? this.#choices(deadlocks);
    const header = encodeBallotOpened({
      deadlocks: deadlocks.map(ref),
      question: options.question ?? 'Shall we?',
      method: options.method ?? 'star',
      seats: options.seats ?? 1,
      options: choices.map((option) => ({
        ...option,
        revision: option.revision === null ? null : ref(option.revision),
      })),
      closesAt: options.closesAt ?? CLOSES,
      graceDays: options.graceDays ?? 5,
      tellers: tellers.map(({ id }) => id),
      repeats: options.repeats === undefined ? null : ref(options.repeats),
    });
    return this.writes({ kind: Kind.ballotOpened, header });
  }

  takesBackBallot(ballot: RecordId): RecordId {
    const header = encodeBallotTakenBack({ ballot: ref(ballot) });
    return this.writes({ kind: Kind.ballotTakenBack, header });
  }

  acceptsTelling(ballot: RecordId): RecordId {
    const secretHash = sha256(this.secretFor(ballot));
    return this.writes({
      kind: Kind.tellingAccepted,
      header: encodeTellingAccepted({ ballot: ref(ballot), secretHash }),
    });
  }

  votes(ballot: RecordId, ...scores: readonly number[]): RecordId {
    return this.writes({ kind: Kind.paperCast, header: encodePaperCast({ ballot: ref(ballot), scores }) });
  }

  /** A teller's return: of everything held here, or of these papers. */
  returns(
    ballot: RecordId,
    papers: readonly RecordId[] = papersHeld(this.state, ballot),
    secret = this.secretFor(ballot),
  ): RecordId {
    const header = encodeReturnSigned({ ballot: ref(ballot), papers: papers.map(ref), secret });
    return this.writes({ kind: Kind.returnSigned, header });
  }

  /** Signs the set of all returns that are here, or this one. */
  signsSet(ballot: RecordId, returns: readonly RecordId[] = this.#returns(ballot)): RecordId {
    const header = encodeReturnsSigned({ ballot: ref(ballot), returns: returns.map(ref) });
    return this.writes({ kind: Kind.returnsSigned, header });
  }

  confirmsSet(ballot: RecordId, returns: readonly RecordId[] = this.#returns(ballot)): RecordId {
    const header = encodeReturnsConfirmed({ ballot: ref(ballot), returns: returns.map(ref) });
    return this.writes({ kind: Kind.returnsConfirmed, header });
  }

  /** Puts on record what the seal says of that proposal; of none: that people talk on. */
  recordsBallot(ballot: RecordId, proposal: RecordId | null): RecordId {
    const header = encodeBallotDecided({
      ballot: ref(ballot),
      proposal: proposal === null ? null : ref(proposal),
    });
    return this.writes({ kind: Kind.ballotDecided, header });
  }

  entersSlips(
    ballot: RecordId,
    room: string,
    ticked: readonly Someone[],
    rows: readonly (readonly number[])[],
  ): RecordId {
    const header = encodeSlipsEntered({
      ballot: ref(ballot),
      room,
      ticked: ticked.map(({ id }) => id),
      rows,
    });
    return this.writes({ kind: Kind.slipsEntered, header });
  }

  deniesTick(ballot: RecordId, room: string): RecordId {
    return this.writes({ kind: Kind.tickDenied, header: encodeTickDenied({ ballot: ref(ballot), room }) });
  }

  #ballot(id: RecordId): Ballot {
    const ballot = this.state.ballots.get(id);
    if (ballot === undefined) throw new Error(`ballot ${id} is not there`);
    return ballot;
  }

  #returns(ballot: RecordId): readonly RecordId[] {
    return this.#ballot(ballot).tellers.flatMap((teller) => (teller.return === null ? [] : [teller.return]));
  }

  /** Yes or no to one text; of several, which. */
  #choices(deadlocks: readonly RecordId[]): NonNullable<BallotOptions['options']> {
    const [text, ...others] = deadlocks.map((id) => this.#deadlock(id));
    if (text !== undefined && others.length === 0) return yesOrNo(text);
    return [text, ...others].map((revision, at) => ({
      label: `Option ${at + 1}`,
      type: 'choice',
      revision: revision ?? null,
    }));
  }

  /** The text of that deadlock. */
  #deadlock(id: RecordId): RecordId {
    for (const { outcomes } of this.state.proposals.values()) {
      const found = outcomes.find((outcome) => outcome.id === id);
      if (found !== undefined) return found.revision;
    }
    throw new Error(`deadlock ${id} is not there`);
  }
}
