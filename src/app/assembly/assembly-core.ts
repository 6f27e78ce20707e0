/**
 * An assembly open on this device, and what has to follow from its state by itself: saying hello once
 * the genesis is here, erasing words that their author took back, marking outcomes that were held for
 * the days of cooling-off, a teller's duties, telling the other tabs. No screen, no network.
 */
import type { DeviceId, PersonId, RecordId } from '../../domain/burst.ts';
import type { Governance, GovernanceChange, Talk, TalkChange } from '../../domain/state.ts';
import { erasedByDecision } from '../../domain/decision/erasure.ts';
import { erasedIn } from '../../domain/talk/message-view.ts';
import type { NewRecord } from '../../ledger/api.ts';
import { feedId } from '../../ledger/ids.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { toHex } from '../../lib/bytes.ts';
import { isRevokedDevice } from '../../domain/person/may.ts';
import { fault, ok, type Result } from '../../lib/result.ts';
import type { Fault } from '../api.ts';
import { unmarkedCalls } from './call-marks.ts';
import type { AssemblyParts } from './assembly-parts.ts';
import { TellerDuties } from './ballot-duties.ts';
import { notRevokedYet, revoke, talkFeedOf } from './device-records.ts';
import { dueMarks, noteOutcomes } from './held-marks.ts';
import { callSeen } from './moot-records.ts';
import * as records from './new-records.ts';
import { refOf } from './record-refs.ts';

/** How often this device looks whether it has held an outcome for long enough. */
const MARK_EVERY_MS = 600_000;

/**
 * What a device does by itself waits so long after the start, or until somebody said what they hold: a device
 * that was set back to an older copy would otherwise write over what it has forgotten.
 */
const ALONE_AFTER_MS = 10_000;

/** Looks at the state inside the writing lock: what to write, nothing, or why not. */
type Choice = () => Result<readonly NewRecord[], Fault>;

export class AssemblyCore {
  readonly me: PersonId;
  #stops: (() => void)[] = [];
  #stopTimer: () => void = () => undefined;
  #stopWaiting: () => void = () => undefined;
  #isAwake = false;
  readonly #duties = new TellerDuties(this);
  #introducing: Promise<Result<null, Fault>> | null = null;

  private constructor(
    readonly parts: AssemblyParts,
    /** What people see; read at the moment of saying hello. */
    private readonly name: () => string,
  ) {
    this.me = parts.identity().person;
  }

  static async begin(parts: AssemblyParts, name: () => string): Promise<AssemblyCore> {
    const core = new AssemblyCore(parts, name);
    await core.#begin();
    return core;
  }

  /** The key that this device signs with now, in hex. */
  get device(): DeviceId {
    return toHex(this.parts.identity().device.publicKey);
  }

  get governance(): Governance {
    return this.parts.governance.reduction.get();
  }

  get talk(): Talk {
    return this.parts.talk.reduction.get();
  }

  get ledgers(): readonly [governance: Ledger, talk: Ledger] {
    return [this.parts.governance.ledger, this.parts.talk.ledger];
  }

  /** How many bursts this device has written in talk. */
  get spokenBursts(): number {
    const { ledger } = this.parts.talk;
    return ledger.count(feedId(ledger.id, this.parts.identity().device.publicKey));
  }

  /** The genesis is here, so this is more than an invitation. */
  get isHere(): boolean {
    return this.governance.assembly !== null;
  }

  /** Writes in the governance ledger, introduced first. */
  async govern(choose: Choice): Promise<Result<RecordId, Fault>> {
    const introduced = await this.introduce();
    return introduced.ok ? this.parts.governance.writer.write(choose) : introduced;
  }

  /** Writes in the talk ledger, introduced first. */
  async speak(choose: Choice): Promise<Result<RecordId, Fault>> {
    const introduced = await this.introduce();
    return introduced.ok ? this.parts.talk.writer.write(choose) : introduced;
  }

  /** Writes the person's certificate and hello where they are missing. Needs the genesis. */
  introduce(): Promise<Result<null, Fault>> {
    if (this.isRevoked) return Promise.resolve(fault({ type: 'refused', reason: 'deviceRevoked' }));
    if (!this.isHere || this.governance.devices.has(this.device)) return Promise.resolve(ok(null));
    this.#introducing ??= this.#sayHello().finally(() => {
      this.#introducing = null;
    });
    return this.#introducing;
  }

  /** [PER-9] This device speaks for its person no more, as far as this assembly has heard. */
  get isRevoked(): boolean {
    const chain = this.parts.identity().chain.map(({ device }) => device);
    return this.isHere && isRevokedDevice(this.governance, this.me, this.device, chain);
  }

  /** [PER-8] Says that those devices speak for their person no more; of them, those that still do here. */
  revoke(devices: readonly DeviceId[]): Promise<Result<RecordId, Fault>> {
    return this.govern(() => {
      const due = notRevokedYet(this, devices);
      return ok(due.length === 0 ? [] : [revoke(this, due)]);
    });
  }

  /** [PER-10] What the 24 words say, signed: also where this device was revoked. */
  async sayPhrase(record: NewRecord): Promise<Result<RecordId, Fault>> {
    if (!this.isRevoked) {
      const introduced = await this.introduce();
      if (!introduced.ok) return introduced;
    }
    return this.parts.governance.writer.write(() => ok([record]), true);
  }

  /** This device has a new key: it begins a new feed, and says whose it is. */
  async useNewKey(): Promise<void> {
    this.parts.ownPast.beginAgain();
    await this.parts.unsent.beginAgain();
    await this.introduce();
    this.#duties.look();
  }

  /** These messages were seen, in this tab. */
  markSeen(messages: readonly RecordId[]): void {
    const { id, marks, ports } = this.parts;
    if (marks.markSeen(messages)) ports.tabs.tell({ type: 'read', assembly: id, messages });
  }

  /** [OUT-7] Signs marks for outcomes that were held here for long enough. */
  async markHeld(): Promise<void> {
    const due = () => dueMarks(this.governance, this.me, this.parts.words, this.parts.ports.now());
    if (due().length > 0) {
      await this.parts.governance.writer.write(() => ok(due().map(({ id }) => records.heldFor(id))));
    }
  }

  /** What has entered the ledgers so far is in the states. */
  async settled(): Promise<void> {
    const { governance, talk } = this.parts;
    await Promise.all([governance.reduction.settled(), talk.reduction.settled()]);
  }

  /** [MOOT-2] Signs that these calls were shown to this device's owner. */
  markCallsSeen(calls: readonly RecordId[]): void {
    const due = () => unmarkedCalls(this.governance, this.me, calls);
    if (due().length === 0) return;
    this.parts.governance.writer.write(() => ok(due().map(callSeen))).catch(this.parts.onFailure);
  }

  /** From here on this device does by itself what has to follow from the state. */
  wake(): void {
    if (this.#isAwake) return;
    this.#isAwake = true;
    this.#stopWaiting();
    const { ports, onFailure } = this.parts;
    const mark = () => {
      this.markHeld().catch(onFailure);
      this.#stopTimer = ports.after(MARK_EVERY_MS, mark);
    };
    mark();
    this.#duties.look();
    this.introduce().catch(onFailure);
  }

  async close(): Promise<void> {
    this.#isAwake = true;
    this.#stopWaiting();
    this.#stopTimer();
    this.#duties.close();
    for (const stop of this.#stops) stop();
    const { governance, talk } = this.parts;
    await this.settled();
    for (const { reduction, ledger } of [governance, talk]) {
      reduction.stop();
      ledger.close();
    }
  }

  async #begin(): Promise<void> {
    const { governance, talk, unsent } = this.parts;
    this.#stops = [
      await unsent.watch(governance.ledger),
      await unsent.watch(talk.ledger),
      governance.reduction.subscribe((change) => this.#afterGovernance(change)),
      talk.reduction.subscribe((change) => this.#afterTalk(change)),
      this.#hearOtherTabs(),
      ...this.ledgers.map((ledger) => this.#tellOtherTabs(ledger)),
    ];
    this.#leaveTalk();
    await talk.reduction.settled();
    this.#noteOutcomes([...this.governance.proposals.keys()]);
    await governance.ledger.markErased([...this.governance.erased.keys()].map(refOf));
    const erased = [...erasedByDecision(this.governance), ...this.#erasedWords(this.#allSaid())];
    await talk.ledger.markErased(erased.map(refOf));
    this.#stopWaiting = this.parts.ports.after(ALONE_AFTER_MS, () => this.wake());
  }

  #afterGovernance(change: GovernanceChange): void {
    this.#noteOutcomes(change.all ? [...this.governance.proposals.keys()] : change.proposals);
    this.#erase(
      this.parts.governance.ledger,
      change.erased.filter((id) => this.governance.erased.has(id)),
    );
    if (change.all || change.revoked.length > 0) this.#leaveTalk();
    // Whose device something was said on may only now be known, and with it who may take it back.
    if (change.people.length > 0) {
      const erased = this.#erasedWords(this.#allSaid()).map(refOf);
      this.parts.talk.ledger.markErased(erased).catch(this.parts.onFailure);
    }
    // [MOD-6] Words that a decision erased, here already or to come.
    if (change.all || change.decisions.length > 0) {
      const decided = [...erasedByDecision(this.governance)];
      const erased = [...decided, ...this.#erasedWords(decided)].map(refOf);
      this.parts.talk.ledger.markErased(erased).catch(this.parts.onFailure);
    }
    if (this.#isAwake && (change.all || change.ballots.length > 0)) this.#duties.look();
    if (change.assembly || change.all) this.introduce().catch(this.parts.onFailure);
  }

  /** [TALK-6] What revoked devices said after their cut counts no more, nor is it shown. */
  #leaveTalk(): void {
    const left = new Map<number, number>();
    for (const [device, { talk }] of this.governance.revoked.entries()) {
      const feed = talkFeedOf(this, device);
      if (feed !== null) left.set(feed, talk);
    }
    this.parts.talk.reduction.leave(left);
  }

  #afterTalk(change: TalkChange): void {
    this.parts.marks.take(change.all ? [...this.talk.messages.keys()] : change.messages);
    this.#erase(this.parts.talk.ledger, [
      ...change.erased,
      ...this.#erasedWords([...change.messages, ...change.topics]),
    ]);
  }

  #allSaid(): readonly RecordId[] {
    return [...this.talk.messages.keys(), ...this.talk.topics.keys()];
  }

  /** Of these, what their author took back, from this or another of their devices. */
  #erasedWords(said: readonly RecordId[]): readonly RecordId[] {
    const personOf = (device: string) => this.governance.devices.get(device) ?? null;
    return erasedIn(this.talk, said, personOf, erasedByDecision(this.governance));
  }

  #noteOutcomes(proposals: readonly RecordId[]): void {
    noteOutcomes(this.governance, proposals, this.parts.words, this.parts.ports.now());
  }

  #erase(ledger: Ledger, ids: readonly RecordId[]): void {
    for (const id of ids) {
      const { feed, burst, index } = refOf(id);
      ledger.erase(feed, burst, index).catch(this.parts.onFailure);
    }
  }

  #hearOtherTabs(): () => void {
    return this.parts.ports.tabs.hear((news) => {
      if (news.type === 'journal') {
        const ledger = this.ledgers.find(({ id }) => toHex(id) === news.ledger);
        ledger?.takeNews().catch(this.parts.onFailure);
      } else if (news.type === 'read' && news.assembly === this.parts.id) {
        this.#wasReadElsewhere(news.messages).catch(this.parts.onFailure);
      }
    });
  }

  /** What was read in the other tab has to be here before it can be marked. */
  async #wasReadElsewhere(messages: readonly RecordId[]): Promise<void> {
    const { talk, marks } = this.parts;
    await talk.ledger.takeNews();
    await talk.reduction.settled();
    marks.markSeen(messages);
  }

  #tellOtherTabs(ledger: Ledger): () => void {
    return ledger.subscribe(({ source }) => {
      if (source !== 'own' && source !== 'neighbour') return;
      this.parts.ports.tabs.tell({ type: 'journal', ledger: toHex(ledger.id) });
    });
  }

  async #sayHello(): Promise<Result<null, Fault>> {
    const { governance } = this.parts;
    const { certificate, chain } = this.parts.identity();
    const written = await governance.writer.write(() =>
      ok(
        this.governance.devices.has(this.device)
          ? []
          : [records.certify(this.me, certificate, chain), records.hello(this.name())],
      ),
    );
    return written.ok ? ok(null) : written;
  }
}
