/** What a persona can do, in sentences. Each writes one burst of one record and gives the record's id. */
import { ordinary } from '../../src/domain/proposal/matter.ts';
import type { Matter } from '../../src/domain/proposal/matter.ts';
import type { RecordId, RecordRef } from '../../src/domain/burst.ts';
import { idToRef } from '../../src/domain/burst.ts';
import {
  encodeActionAdded,
  encodeActionChanged,
  encodeDecisionReviewed,
} from '../../src/domain/action/headers.ts';
import type { ActionChanged } from '../../src/domain/action/headers.ts';
import {
  encodeOutcomeHeldFor,
  encodeOutcomeRecorded,
  encodeOutcomeStands,
  encodeOutcomeWithdrawn,
} from '../../src/domain/decision/headers.ts';
import type { OutcomeRecorded } from '../../src/domain/decision/headers.ts';
import { encodeDraftOpened } from '../../src/domain/draft/headers.ts';
import { encodeHidingAnswered, encodeHidingSaid } from '../../src/domain/hiding/headers.ts';
import type { HidingReason, HidingTarget, HidingWord } from '../../src/domain/hiding/state.ts';
import { Kind } from '../../src/domain/kinds.ts';
import {
  encodeDevicesRevoked,
  encodeHelloSaid,
  encodePhraseDecided,
} from '../../src/domain/person/headers.ts';
import {
  encodeConcernAnswered,
  encodeConcernRaised,
  encodeConcernResolved,
  encodeMootAskWithdrawn,
  encodeMootAskedFor,
  encodeProposalPut,
  encodeProposalRevised,
  encodeProposalWithdrawn,
} from '../../src/domain/proposal/headers.ts';
import { encodePositionTaken } from '../../src/domain/proposal/position-header.ts';
import {
  encodeFoundingListSigned,
  encodeMemberLeft,
  encodeMemberVouched,
  encodePersonWelcomed,
  encodePlaceTaken,
  encodeRollAttested,
} from '../../src/domain/roll/headers.ts';
import type { Governance, Position } from '../../src/domain/state.ts';
import { encodeWordsErased } from '../../src/domain/words/headers.ts';
import type { NewRecord } from './world.ts';

function ref(id: RecordId): RecordRef {
  const found = idToRef(id);
  if (found === null) throw new Error(`${id} is no record`);
  return found;
}

interface WithDevice {
  readonly device: string;
}

type HeardInTalk = readonly (readonly [WithDevice, number])[];

const heard = (talk: HeardInTalk) => talk.map(([{ device }, bursts]) => ({ device, bursts }));

export abstract class Acts {
  abstract readonly id: string;
  abstract readonly state: Governance;
  abstract readonly world: { readonly assemblyId: string };
  abstract writes(...records: readonly [NewRecord, ...NewRecord[]]): RecordId;

  #says(kind: number, header: Uint8Array, body?: string): RecordId {
    return this.writes(body === undefined ? { kind, header } : { kind, header, body });
  }

  /** The text that the proposal has as far as this device knows; its first, where it knows none. */
  #text(proposal: RecordId): RecordId {
    return this.state.proposals.get(proposal)?.revisions.at(-1)?.id ?? proposal;
  }

  calledNow(name: string): RecordId {
    return this.#says(Kind.helloSaid, encodeHelloSaid(), name);
  }

  /** `talk`: how many bursts of which device it has heard in talk. */
  revokes(devices: readonly WithDevice[], talk: HeardInTalk = []): RecordId {
    const header = { devices: devices.map(({ device }) => device), talk: heard(talk) };
    return this.#says(Kind.devicesRevoked, encodeDevicesRevoked(header));
  }

  /** The 24 words, typed on this device: those are out, and these revocations have no effect. */
  typesPhrase(
    devices: readonly WithDevice[],
    aside: readonly RecordId[] = [],
    talk: HeardInTalk = [],
    { person = this.id, assembly = this.world.assemblyId } = {},
  ): RecordId {
    const words = {
      person,
      assembly,
      devices: devices.map(({ device }) => device),
      talk: heard(talk),
      aside: aside.map(ref),
    };
    return this.writes({
      kind: Kind.phraseDecided,
      header: encodePhraseDecided({ words, signature: new Uint8Array(64) }),
      certificateValid: true,
    });
  }

  signsList(...people: readonly { readonly id: string }[]): RecordId {
    return this.#says(
      Kind.foundingListSigned,
      encodeFoundingListSigned({ people: people.map(({ id }) => id) }),
    );
  }

  welcomes({ id }: { readonly id: string }): RecordId {
    return this.#says(Kind.personWelcomed, encodePersonWelcomed({ person: id }));
  }

  /** Says that a record's words, or a person's, should be hidden, shown, or neither any more. */
  saysOfHiding(
    target: HidingTarget,
    word: HidingWord,
    why: HidingReason = 'attack',
    words?: string,
  ): RecordId {
    return this.#says(Kind.hidingSaid, encodeHidingSaid({ target, word, why }), words);
  }

  answersHiding(target: HidingTarget, words: string): RecordId {
    return this.#says(Kind.hidingAnswered, encodeHidingAnswered({ target }), words);
  }

  vouchesFor({ id }: { readonly id: string }): RecordId {
    return this.#says(Kind.memberVouched, encodeMemberVouched({ person: id }));
  }

  takesPlace(): RecordId {
    return this.#says(Kind.placeTaken, encodePlaceTaken());
  }

  leaves(): RecordId {
    return this.#says(Kind.memberLeft, encodeMemberLeft());
  }

  /** By itself: "they are on the roll of that assembly". */
  attests({ id }: { readonly id: string }, assembly: string): RecordId {
    return this.#says(Kind.rollAttested, encodeRollAttested({ person: id, assembly }));
  }

  opensDraft(title: string): RecordId {
    return this.#says(Kind.draftOpened, encodeDraftOpened(), title);
  }

  puts(
    title: string,
    text = 'The text.',
    draft: RecordId | null = null,
    matter: Matter = ordinary,
  ): RecordId {
    return this.#says(
      Kind.proposalPut,
      encodeProposalPut({
        title,
        about: '',
        text,
        reviewOn: null,
        matter,
        draft: draft === null ? null : ref(draft),
      }),
    );
  }

  /** Takes the newest text further, or the given ones. */
  revises(
    proposal: RecordId,
    text: string,
    previous: readonly RecordId[] = [this.#text(proposal)],
    matter: Matter = this.state.proposals.get(proposal)?.matter ?? ordinary,
  ): RecordId {
    const header = {
      proposal: ref(proposal),
      previous: previous.map(ref),
      title: 'Revised',
      about: '',
      text,
      reviewOn: null,
      matter,
    };
    return this.#says(Kind.proposalRevised, encodeProposalRevised(header));
  }

  withdraws(proposal: RecordId): RecordId {
    return this.#says(Kind.proposalWithdrawn, encodeProposalWithdrawn({ proposal: ref(proposal) }));
  }

  takes(position: Position, proposal: RecordId, revision = this.#text(proposal), reason?: string): RecordId {
    const header = {
      proposal: ref(proposal),
      revision: ref(revision),
      position,
      hasReason: reason !== undefined,
    };
    return this.#says(Kind.positionTaken, encodePositionTaken(header), reason);
  }

  agrees(proposal: RecordId, revision = this.#text(proposal)): RecordId {
    return this.takes('agree', proposal, revision);
  }

  hasReservations(proposal: RecordId, revision = this.#text(proposal)): RecordId {
    return this.takes('reservations', proposal, revision);
  }

  standsAside(proposal: RecordId, revision = this.#text(proposal)): RecordId {
    return this.takes('standAside', proposal, revision);
  }

  objects(proposal: RecordId, reason = 'It harms us.', revision = this.#text(proposal)): RecordId {
    return this.takes('object', proposal, revision, reason);
  }

  isConcerned(proposal: RecordId, words: string, revision = this.#text(proposal)): RecordId {
    const header = { proposal: ref(proposal), revision: ref(revision) };
    return this.#says(Kind.concernRaised, encodeConcernRaised(header), words);
  }

  answers(concern: RecordId, words: string): RecordId {
    return this.#says(Kind.concernAnswered, encodeConcernAnswered({ concern: ref(concern) }), words);
  }

  resolves(concern: RecordId): RecordId {
    return this.#says(Kind.concernResolved, encodeConcernResolved({ concern: ref(concern) }));
  }

  asksForMoot(proposal: RecordId, reason?: string): RecordId {
    return this.#says(Kind.mootAskedFor, encodeMootAskedFor({ proposal: ref(proposal) }), reason);
  }

  takesBackMootAsk(proposal: RecordId): RecordId {
    return this.#says(Kind.mootAskWithdrawn, encodeMootAskWithdrawn({ proposal: ref(proposal) }));
  }

  records(
    proposal: RecordId,
    revision = this.#text(proposal),
    outcome: OutcomeRecorded['outcome'] = 'consensus',
    moot: RecordId | null = null,
    tellers: readonly { readonly id: string }[] = [],
  ): RecordId {
    const header = {
      proposal: ref(proposal),
      revision: ref(revision),
      outcome,
      moot: moot === null ? null : ref(moot),
      tellers: tellers.map(({ id }) => id),
    };
    return this.#says(Kind.outcomeRecorded, encodeOutcomeRecorded(header));
  }

  takesBack(outcome: RecordId): RecordId {
    return this.#says(Kind.outcomeWithdrawn, encodeOutcomeWithdrawn({ outcome: ref(outcome) }));
  }

  /** "This device has had it for five days." */
  held(outcome: RecordId): RecordId {
    return this.#says(Kind.outcomeHeldFor, encodeOutcomeHeldFor({ outcome: ref(outcome) }));
  }

  declaresStanding(outcome: RecordId): RecordId {
    return this.#says(Kind.outcomeStands, encodeOutcomeStands({ outcome: ref(outcome) }));
  }

  addsAction(decision: RecordId, words = 'Buy flour.', due: number | null = null): RecordId {
    return this.#says(Kind.actionAdded, encodeActionAdded({ decision: ref(decision), due }), words);
  }

  changesAction(action: RecordId, change: ActionChanged['change'], due: number | null = null): RecordId {
    return this.#says(Kind.actionChanged, encodeActionChanged({ action: ref(action), change, due }));
  }

  takesOn(action: RecordId): RecordId {
    return this.changesAction(action, 'takenOn');
  }

  givesBack(action: RecordId): RecordId {
    return this.changesAction(action, 'givenBack');
  }

  finishes(action: RecordId): RecordId {
    return this.changesAction(action, 'done');
  }

  reopensAction(action: RecordId): RecordId {
    return this.changesAction(action, 'notDone');
  }

  looksAgainAt(decision: RecordId, words = 'It works.', next: number | null = null): RecordId {
    return this.#says(
      Kind.decisionReviewed,
      encodeDecisionReviewed({ decision: ref(decision), next }),
      words,
    );
  }

  erases(target: RecordId): RecordId {
    return this.#says(Kind.wordsErased, encodeWordsErased({ target: ref(target) }));
  }
}
