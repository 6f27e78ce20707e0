/** What a person does, as the record that says so: kind, header and words. */
import type { PersonId, RecordId } from '../../domain/burst.ts';
import {
  encodeOutcomeHeldFor,
  encodeOutcomeRecorded,
  encodeOutcomeStands,
  encodeOutcomeWithdrawn,
} from '../../domain/decision/headers.ts';
import { encodeDraftOpened } from '../../domain/draft/headers.ts';
import { Kind } from '../../domain/kinds.ts';
import {
  encodeDeviceCertified,
  encodeDeviceLinked,
  encodeHeard,
  encodeHelloSaid,
  type Link,
} from '../../domain/person/headers.ts';
import {
  encodeConcernAnswered,
  encodeConcernRaised,
  encodeConcernResolved,
  encodeMootAskedFor,
  encodeMootAskWithdrawn,
  encodeProposalPut,
  encodeProposalRevised,
  encodeProposalWithdrawn,
} from '../../domain/proposal/headers.ts';
import { ordinary } from '../../domain/proposal/matter.ts';
import { encodePositionTaken } from '../../domain/proposal/position-header.ts';
import {
  encodeFoundingListSigned,
  encodeMemberVouched,
  encodePersonWelcomed,
  encodePlaceTaken,
} from '../../domain/roll/headers.ts';
import type { Position } from '../../domain/state.ts';
import {
  encodeMessageEdited,
  encodeMessageSaid,
  encodeReactionSet,
  encodeTopicOpened,
  type Reaction,
} from '../../domain/talk/headers.ts';
import { encodeWordsErased } from '../../domain/words/headers.ts';
import type { NewRecord } from '../../ledger/api.ts';
import type { ProposalInput, SayInput } from '../api.ts';
import { refOf } from './record-refs.ts';

const refOrNull = (id: RecordId | undefined) => (id === undefined ? null : refOf(id));
export const withBody = (kind: number, header: Uint8Array, body: string | undefined): NewRecord =>
  body === undefined || body === '' ? { kind, header } : { kind, header, body };

/** [PER-7] By the person's own key, or over the devices of a chain. */
export const certify = (person: PersonId, signature: Uint8Array, chain: readonly Link[] = []): NewRecord =>
  chain.length === 0
    ? { kind: Kind.deviceCertified, header: encodeDeviceCertified({ person, signature }) }
    : { kind: Kind.deviceLinked, header: encodeDeviceLinked({ person, chain, signature }) };
export const hello = (name: string): NewRecord => ({
  kind: Kind.helloSaid,
  header: encodeHelloSaid(),
  body: name,
});
export const heard = (): NewRecord => ({ kind: Kind.heard, header: encodeHeard() });

export const foundingList = (people: readonly PersonId[]): NewRecord => ({
  kind: Kind.foundingListSigned,
  header: encodeFoundingListSigned({ people }),
});
export const welcome = (person: PersonId): NewRecord => ({
  kind: Kind.personWelcomed,
  header: encodePersonWelcomed({ person }),
});
export const vouch = (person: PersonId): NewRecord => ({
  kind: Kind.memberVouched,
  header: encodeMemberVouched({ person }),
});
export const takePlace = (): NewRecord => ({ kind: Kind.placeTaken, header: encodePlaceTaken() });

export const say = (input: SayInput): NewRecord => ({
  kind: Kind.messageSaid,
  header: encodeMessageSaid({
    replyTo: refOrNull(input.replyTo),
    topic: refOrNull(input.topic),
    mark: input.mark ?? null,
    mentions: input.mentions ?? [],
  }),
  body: input.words,
});
export const edit = (message: RecordId, words: string): NewRecord => ({
  kind: Kind.messageEdited,
  header: encodeMessageEdited({ message: refOf(message) }),
  body: words,
});
export const erase = (target: RecordId): NewRecord => ({
  kind: Kind.wordsErased,
  header: encodeWordsErased({ target: refOf(target) }),
});
export const react = (message: RecordId, reaction: Reaction, on: boolean): NewRecord => ({
  kind: Kind.reactionSet,
  header: encodeReactionSet({ message: refOf(message), reaction, on }),
});
export const topic = (question: string, proposal?: RecordId): NewRecord => ({
  kind: Kind.topicOpened,
  header: encodeTopicOpened({ proposal: refOrNull(proposal) }),
  body: question,
});

const wording = ({ title, about, text, reviewOn = null, matter = ordinary }: ProposalInput) => ({
  title,
  about,
  text,
  reviewOn,
  matter,
});

export const draft = (title: string): NewRecord => withBody(Kind.draftOpened, encodeDraftOpened(), title);
export const proposal = (input: ProposalInput, from?: RecordId): NewRecord => ({
  kind: Kind.proposalPut,
  header: encodeProposalPut({ ...wording(input), draft: refOrNull(from) }),
});
export const revision = (of: RecordId, previous: readonly RecordId[], input: ProposalInput): NewRecord => ({
  kind: Kind.proposalRevised,
  header: encodeProposalRevised({ proposal: refOf(of), previous: previous.map(refOf), ...wording(input) }),
});
export const withdrawProposal = (id: RecordId): NewRecord => ({
  kind: Kind.proposalWithdrawn,
  header: encodeProposalWithdrawn({ proposal: refOf(id) }),
});
export const position = (of: RecordId, on: RecordId, taken: Position, reason?: string): NewRecord =>
  withBody(
    Kind.positionTaken,
    encodePositionTaken({ proposal: refOf(of), revision: refOf(on), position: taken, hasReason: !!reason }),
    reason,
  );
export const concern = (of: RecordId, on: RecordId, words: string): NewRecord => ({
  kind: Kind.concernRaised,
  header: encodeConcernRaised({ proposal: refOf(of), revision: refOf(on) }),
  body: words,
});
export const answer = (to: RecordId, words: string): NewRecord => ({
  kind: Kind.concernAnswered,
  header: encodeConcernAnswered({ concern: refOf(to) }),
  body: words,
});
export const resolve = (id: RecordId): NewRecord => ({
  kind: Kind.concernResolved,
  header: encodeConcernResolved({ concern: refOf(id) }),
});
export const askForMoot = (id: RecordId, reason?: string): NewRecord =>
  withBody(Kind.mootAskedFor, encodeMootAskedFor({ proposal: refOf(id) }), reason);
export const takeBackMootAsk = (id: RecordId): NewRecord => ({
  kind: Kind.mootAskWithdrawn,
  header: encodeMootAskWithdrawn({ proposal: refOf(id) }),
});
export const consensus = (of: RecordId, on: RecordId): NewRecord => ({
  kind: Kind.outcomeRecorded,
  header: encodeOutcomeRecorded({
    proposal: refOf(of),
    revision: refOf(on),
    outcome: 'consensus',
    moot: null,
    tellers: [],
  }),
});
export const withdrawOutcome = (id: RecordId): NewRecord => ({
  kind: Kind.outcomeWithdrawn,
  header: encodeOutcomeWithdrawn({ outcome: refOf(id) }),
});
export const heldFor = (id: RecordId): NewRecord => ({
  kind: Kind.outcomeHeldFor,
  header: encodeOutcomeHeldFor({ outcome: refOf(id) }),
});
export const stands = (id: RecordId): NewRecord => ({
  kind: Kind.outcomeStands,
  header: encodeOutcomeStands({ outcome: refOf(id) }),
});
