/**
 * An assembly open on this device: its two ledgers, what they come to, and what has to follow from
 * it by itself (saying hello, erasing words, marking what was held). No screen, no network.
 */
import type { PersonId } from '../../domain/burst.ts';
import { emptyGovernance, headsOf, reduceGovernance } from '../../domain/governance/reduce.ts';
import type { Governance, GovernanceChange, Talk, TalkChange } from '../../domain/state.ts';
import { emptyTalk, reduceTalk } from '../../domain/talk/reduce.ts';
import type { LedgerPort, NewRecord } from '../../ledger/api.ts';
import { ledgerId } from '../../ledger/ids.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { fromHex, toHex } from '../../lib/bytes.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { AssemblyId, Fault } from '../api.ts';
import type { Identity, WorldPorts } from '../ports.ts';
import { addFacts } from './burst-facts.ts';
import { DeviceWords } from './device-words.ts';
import { dueMarks, noteOutcomes } from './held-marks.ts';
import { LedgerWriter } from './ledger-writer.ts';
import * as records from './new-records.ts';
import { ReadMarks } from './read-marks.ts';
import { refOf } from './record-refs.ts';
import { Reduction } from './reduction.ts';
import { Unsent } from './unsent.ts';

/** How often this device looks whether it has held an outcome for long enough. */
const MARK_EVERY_MS = 600_000;

export class AssemblyCore {
  readonly me: PersonId;
  readonly device: string;
  #stops: (() => void)[] = [];
  #introducing: Promise<Result<null, Fault>> | null = null;

  private constructor(
    readonly id: AssemblyId,
    readonly ports: WorldPorts,
    readonly identity: Identity,
    /** What people see; read at the moment of saying hello. */
    private readonly name: () => string,
    readonly governanceLedger: LedgerPort,
    readonly talkLedger: LedgerPort,
    readonly governance: Reduction<Governance, GovernanceChange>,
    readonly talk: Reduction<Talk, TalkChange>,
    readonly governanceWriter: LedgerWriter,
    readonly talkWriter: LedgerWriter,
    readonly words: DeviceWords,
    readonly marks: ReadMarks,
    readonly unsent: Unsent,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.me = identity.person;
    this.device = toHex(identity.device.publicKey);
  }

  /** Opens what this device holds of the assembly; nothing, after an invitation was only just read. */
  static async open(
    id: AssemblyId,
    ports: WorldPorts,
    identity: Identity,
    name: () => string,
    onFailure: (error: unknown) => void,
  ): Promise<AssemblyCore> {
    const assembly = fromHex(id);
    if (!assembly) throw new TypeError('An assembly id is hex');
    const { store, verifier } = ports;
    const open = (ledger: Uint8Array, lazy: boolean) =>
      openLedger({ id: ledger, journal: store.journal(ledger), verifier, lazy });
    const [governanceLedger, talkLedger] = await Promise.all([
      open(ledgerId(assembly, 'governance'), false),
      open(ledgerId(assembly, 'talk'), true),
    ]);
    const facts = addFacts.bind(null, verifier);
    const [governance, talk] = await Promise.all([
      Reduction.start<Governance, GovernanceChange>({
        ledger: governanceLedger,
        empty: emptyGovernance(id),
        reduce: reduceGovernance,
        addFacts: facts,
      }),
      Reduction.start<Talk, TalkChange>({
        ledger: talkLedger,
        empty: emptyTalk(),
        reduce: reduceTalk,
        addFacts: facts,
      }),
    ]);
    const device = toHex(identity.device.publicKey);
    const common = {
      key: identity.device,
      exclusively: ports.tabs.exclusively.bind(ports.tabs),
      now: ports.now,
    };
    const words = await DeviceWords.load(store.facts, id, onFailure);
    const unsent = new Unsent(store.facts, id, device, onFailure);
    const core = new AssemblyCore(
      id,
      ports,
      identity,
      name,
      governanceLedger,
      talkLedger,
      governance,
      talk,
      new LedgerWriter({
        ...common,
        ledger: governanceLedger,
        heads: () =>
          headsOf(governance.get()).filter((head) => head.feed !== unsent.feedIn(governanceLedger.id)),
        settled: () => governance.settled(),
      }),
      new LedgerWriter({ ...common, ledger: talkLedger, heads: () => [], settled: () => talk.settled() }),
      words,
      await ReadMarks.load(store.facts, id, device, () => talk.get(), onFailure),
      unsent,
      onFailure,
    );
    await core.#begin();
    return core;
  }

  /** The genesis is here, so this is more than an invitation. */
  get isHere(): boolean {
    return this.governance.get().assembly !== null;
  }

  /** Writes the person's certificate and hello where they are missing. Needs the genesis. */
  introduce(): Promise<Result<null, Fault>> {
    if (!this.isHere || this.governance.get().devices.has(this.device)) return Promise.resolve(ok(null));
    this.#introducing ??= this.#writeHello().finally(() => {
      this.#introducing = null;
    });
    return this.#introducing;
  }

  /** Signs marks for outcomes that were held here for long enough. */
  async markHeld(): Promise<void> {
    const due = dueMarks(this.governance.get(), this.me, this.words, this.ports.now());
    for (const outcome of due) {
      await this.governanceWriter.write(() =>
        ok(
          dueMarks(this.governance.get(), this.me, this.words, this.ports.now()).includes(outcome)
            ? [records.heldFor(outcome.id)]
            : [],
        ),
      );
    }
  }

  /** Writes in the governance ledger, introduced first. */
  async govern(choose: () => Result<readonly NewRecord[], Fault>): Promise<Result<string, Fault>> {
    const introduced = await this.introduce();
    return introduced.ok ? this.governanceWriter.write(choose) : introduced;
  }

  /** Writes in the talk ledger, introduced first. */
  async speak(choose: () => Result<readonly NewRecord[], Fault>): Promise<Result<string, Fault>> {
    const introduced = await this.introduce();
    return introduced.ok ? this.talkWriter.write(choose) : introduced;
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    await Promise.all([this.governance.settled(), this.talk.settled()]);
    this.governance.stop();
    this.talk.stop();
    this.governanceLedger.close();
    this.talkLedger.close();
  }

  async #begin(): Promise<void> {
    const { ports } = this;
    this.#stops.push(
      await this.unsent.watch(this.governanceLedger),
      await this.unsent.watch(this.talkLedger),
      this.governance.subscribe((change) => this.#afterGovernance(change)),
      this.talk.subscribe((change) => this.#afterTalk(change)),
      ports.tabs.hear((news) => {
        if (news.type !== 'journal') return;
        for (const ledger of [this.governanceLedger, this.talkLedger]) {
          if (news.ledger === toHex(ledger.id)) ledger.takeNews().catch(this.onFailure);
        }
      }),
      ...[this.governanceLedger, this.talkLedger].map((ledger) =>
        ledger.subscribe((change) => {
          if (change.source === 'own' || change.source === 'neighbour') {
            ports.tabs.tell({ type: 'journal', ledger: toHex(ledger.id) });
          }
        }),
      ),
    );
    const state = this.governance.get();
    noteOutcomes(state, [...state.proposals.keys()], this.words, ports.now());
    this.#eraseAll(this.governanceLedger, [...state.erased.keys()]);
    this.#eraseAll(this.talkLedger, [...this.talk.get().erased.keys()]);
    const mark = () => {
      this.markHeld().catch(this.onFailure);
      this.#stops[0] = ports.after(MARK_EVERY_MS, mark);
    };
    this.#stops.unshift(ports.after(0, mark));
    if (this.isHere) this.introduce().catch(this.onFailure);
  }

  #afterGovernance(change: GovernanceChange): void {
    const state = this.governance.get();
    noteOutcomes(
      state,
      change.all ? [...state.proposals.keys()] : change.proposals,
      this.words,
      this.ports.now(),
    );
    this.#eraseAll(this.governanceLedger, change.erased);
    if ((change.assembly || change.all) && this.isHere) this.introduce().catch(this.onFailure);
  }

  #afterTalk(change: TalkChange): void {
    this.marks.take(change.all ? [...this.talk.get().messages.keys()] : change.messages);
    this.#eraseAll(this.talkLedger, change.erased);
  }

  #eraseAll(ledger: LedgerPort, ids: readonly string[]): void {
    for (const id of ids) {
      const { feed, burst, index } = refOf(id);
      ledger.erase(feed, burst, index).catch(this.onFailure);
    }
  }

  async #writeHello(): Promise<Result<null, Fault>> {
    const written = await this.governanceWriter.write(() =>
      ok(
        this.governance.get().devices.has(this.device)
          ? []
          : [records.certify(this.me, this.identity.certificate), records.hello(this.name())],
      ),
    );
    return written.ok ? ok(null) : written;
  }
}
