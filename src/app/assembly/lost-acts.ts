/**
 * What a person did here and is void for everyone, because this device's history went two ways, or because it
 * was revoked by a device that hadn't heard of it: kept on this device until they do it again or let it go.
 * Nothing that was typed is lost by a fork or a revocation.
 */
import {
  recordId,
  type FeedId,
  type RecordId,
  type RecordRef,
  type VerifiedRecord,
} from '../../domain/burst.ts';
import { Kind } from '../../domain/kinds.ts';
import {
  decodeConcernRaised,
  decodeProposalPut,
  decodeProposalRevised,
} from '../../domain/proposal/headers.ts';
import { decodePositionTaken } from '../../domain/proposal/position-header.ts';
import { decodeMessageSaid, decodeTopicOpened } from '../../domain/talk/headers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { writable, type Readable } from '../../lib/readable.ts';
import { fault, ok, type Result } from '../../lib/result.ts';
import type { AssemblyId, Fault, LostAct, OpenAssembly } from '../api.ts';
import type { Facts } from '../ports.ts';
import { refOf } from './record-refs.ts';

type Acts = Pick<OpenAssembly, 'say' | 'openTopic' | 'putProposal' | 'takePosition' | 'raiseConcern'>;

/** As it is kept: the record, without what only the feed gave it. */
type Kept = Pick<VerifiedRecord, 'kind' | 'time' | 'header'> & {
  readonly body: string | null;
  /** Without it: `forked`. */
  readonly why?: LostAct['why'];
};

/** What devices write by themselves, or again by themselves: nobody has to be told of it. */
const BY_ITSELF: ReadonlySet<number> = new Set([
  Kind.deviceCertified,
  Kind.deviceLinked,
  Kind.helloSaid,
  Kind.heard,
  Kind.outcomeHeldFor,
  Kind.mootCallSeen,
  Kind.rollAttested,
  Kind.returnSigned,
  Kind.returnsSigned,
  Kind.returnsConfirmed,
  Kind.reactionSet,
]);

const idOf = ({ feed, burst, index }: RecordRef): RecordId => recordId(feed, burst, index);

export class LostActs {
  readonly #kept = new Map<RecordId, Kept>();
  readonly #acts = writable<readonly LostAct[]>([]);
  readonly acts: Readable<readonly LostAct[]> = this.#acts;

  constructor(
    private readonly facts: Facts,
    private readonly assembly: AssemblyId,
  ) {}

  async load(): Promise<void> {
    this.#kept.clear();
    const kept = await this.facts.all<Kept>(`lost/${this.assembly}/`);
    for (const [name, act] of kept) this.#kept.set(name.slice(this.#name('').length), act);
    this.#show();
  }

  /**
   * Keeps what stands in a feed from a burst on, once for each feed; durable when it settles. Gives how
   * much that was. Older segments of the ledger are loaded as far as need be.
   */
  async keep(ledger: Ledger, feed: FeedId, from: number): Promise<number> {
    const done = `wentTwoWays/${this.assembly}/${feed}`;
    if (await this.facts.get(done)) return 0;
    const count = await this.#take(ledger, { feed, from, to: Infinity, why: 'forked' });
    await this.facts.put(done, true);
    this.#show();
    return count;
  }

  /**
   * [PER-9] Keeps what a revocation cut off of a feed, from a burst on; where another one cuts off more,
   * that too. Durable when it settles. Gives how much was kept that wasn't yet.
   */
  async keepCutOff(ledger: Ledger, feed: FeedId, from: number): Promise<number> {
    const done = this.#cutOff(feed);
    const to = (await this.facts.get<number>(done)) ?? Infinity;
    if (from >= to) return 0;
    const count = await this.#take(ledger, { feed, from, to, why: 'revoked' });
    await this.facts.put(done, from);
    this.#show();
    return count;
  }

  /** [PER-10] Nothing of the feed is cut off any more: the words set the revocation aside. False: nothing was. */
  async countsAgain(feed: FeedId): Promise<boolean> {
    const done = this.#cutOff(feed);
    if ((await this.facts.get<number>(done)) === undefined) return false;
    for (const [id, { why }] of this.#kept) {
      if (why === 'revoked' && refOf(id).feed === feed) await this.letGo(id);
    }
    await this.facts.remove(done);
    return true;
  }

  async #take(
    ledger: Ledger,
    { feed, from, to, why }: Readonly<{ feed: FeedId; from: number; to: number; why: LostAct['why'] }>,
  ): Promise<number> {
    while (ledger.hasOlder && ledger.count(feed) > 0) await ledger.loadOlder();
    let count = 0;
    for (const { burst, records } of ledger.bursts({ feed, from })) {
      if (burst >= to) break;
      for (const [index, { kind, time, header, body = null }] of records.entries()) {
        // Words that their author took back stay so.
        if (BY_ITSELF.has(kind) || (kind === Kind.messageSaid && body === null)) continue;
        const id = recordId(feed, burst, index);
        const act: Kept = { kind, time, header: header.slice(), body, why };
        await this.facts.put(this.#name(id), act);
        this.#kept.set(id, act);
        count += 1;
      }
    }
    return count;
  }

  async letGo(id: RecordId): Promise<void> {
    await this.facts.remove(this.#name(id));
    this.#kept.delete(id);
    this.#show();
  }

  /** Does it once more, by the rules as they are now. */
  async again(id: RecordId, acts: Acts): Promise<Result<null, Fault>> {
    const act = this.#kept.get(id);
    const done = act && (await repeat(act, acts));
    if (!done) return fault({ type: 'notHere' });
    if (!done.ok) return done;
    await this.letGo(id);
    return ok(null);
  }

  #cutOff(feed: FeedId): string {
    return `cutOff/${this.assembly}/${feed}`;
  }

  #name(id: RecordId): string {
    return `lost/${this.assembly}/${id}`;
  }

  #show(): void {
    const acts = [...this.#kept].map(([id, act]): LostAct => ({
      id,
      why: act.why ?? 'forked',
      time: act.time,
      ...readAct(act),
    }));
    this.#acts.set(acts.toSorted((a, b) => a.time - b.time));
  }
}

function readAct({ kind, header, body }: Kept): Pick<LostAct, 'what' | 'words'> {
  const words = body ?? '';
  if (kind === Kind.messageSaid || kind === Kind.messageEdited) return { what: 'message', words };
  if (kind === Kind.topicOpened) return { what: 'topic', words };
  if (kind === Kind.positionTaken) return { what: 'position', words };
  if (kind === Kind.concernRaised) return { what: 'concern', words };
  const text =
    kind === Kind.proposalPut
      ? decodeProposalPut(header)
      : kind === Kind.proposalRevised
        ? decodeProposalRevised(header)
        : null;
  if (!text) return { what: 'other', words };
  return { what: 'proposal', words: [text.title, text.about, text.text].filter(Boolean).join('\n\n') };
}

/** Null: it can't be done again as it was. */
async function repeat({ kind, header, body }: Kept, acts: Acts): Promise<Result<RecordId, Fault> | null> {
  const words = body ?? '';
  if (kind === Kind.messageEdited) return acts.say({ words });
  if (kind === Kind.messageSaid) {
    const said = decodeMessageSaid(header);
    if (!said) return null;
    const { replyTo, topic, mark, mentions } = said;
    return acts.say({
      words,
      mentions,
      ...(replyTo && { replyTo: idOf(replyTo) }),
      ...(topic && { topic: idOf(topic) }),
      ...(mark && { mark }),
    });
  }
  if (kind === Kind.topicOpened) {
    const about = decodeTopicOpened(header)?.proposal;
    return acts.openTopic(words, about ? idOf(about) : undefined);
  }
  if (kind === Kind.proposalPut) {
    const put = decodeProposalPut(header);
    return put && acts.putProposal(put, put.draft ? idOf(put.draft) : undefined);
  }
  if (kind === Kind.positionTaken) {
    const taken = decodePositionTaken(header);
    if (!taken) return null;
    const { proposal, revision, position } = taken;
    return acts.takePosition(idOf(proposal), idOf(revision), position, words || undefined);
  }
  const raised = kind === Kind.concernRaised ? decodeConcernRaised(header) : null;
  return raised && acts.raiseConcern(idOf(raised.proposal), idOf(raised.revision), words);
}
