/** Plays one assembly of the example: real signed records by throw-away keys, dated back. */
import { encodeAssemblyFounded, REDUCER_VERSION } from '../../domain/assembly/headers.ts';
import { recordId, type Dep, type PersonId, type RecordId } from '../../domain/burst.ts';
import { Kind } from '../../domain/kinds.ts';
import type { LedgerPort, NewRecord } from '../../ledger/api.ts';
import { assemblyId, ledgerId } from '../../ledger/ids.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { toHex } from '../../lib/bytes.ts';
import * as actionRecords from '../assembly/action-records.ts';
import * as hidingRecords from '../assembly/hiding-records.ts';
import * as records from '../assembly/new-records.ts';
import type { KeptMarks } from '../assembly/read-marks.ts';
import type { Identity, WorldPorts } from '../ports.ts';
import { YOU } from './cast.ts';
import { BallotPlay } from './play-ballots.ts';
import type { Scene, Told, Who } from './story.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
/** When you last looked into the talk. */
const LAST_HERE_HOURS = 3;

/** The people of the example: a key for each, forgotten when the example is left. */
export interface Cast {
  identity(who: Who): Identity;
}

export class Stage {
  readonly #labels = new Map<string, RecordId>();
  readonly #introduced = new Set<Who>();
  /** Whose feed it is, in governance. */
  readonly #feeds = new Map<number, Who>();
  readonly #outcomes = new Map<RecordId, number>();
  /** Talk feeds and how much of each was there when you were last here. */
  readonly #read = new Map<number, number>();
  readonly #ballots: BallotPlay;
  /** When the scene that is played took place. */
  #hoursAgo = 0;
  #last: Dep | null = null;

  private constructor(
    private readonly told: Told,
    private readonly cast: Cast,
    private readonly governance: LedgerPort,
    private readonly talk: LedgerPort,
    private readonly now: number,
    private readonly yourName: string,
    randomBytes: (length: number) => Uint8Array,
  ) {
    this.#ballots = new BallotPlay({
      label: (name) => this.#label(name),
      person: (who) => this.#person(who),
      write: (who, record) => this.#govern(who, this.#hoursAgo, [record]),
      name: (label, record) => this.#labels.set(label, record),
      inHours: (hours) => this.#time(-hours),
      randomBytes,
    });
  }

  /** Gives the assembly's id. */
  static async play(
    told: Told,
    cast: Cast,
    ports: Omit<WorldPorts, 'identity'>,
    yourName: string,
  ): Promise<string> {
    const founder = cast.identity(told.founder);
    const { name, kind, purpose, remit, charter } = told;
    const header = encodeAssemblyFounded({
      ...{ name, kind, purpose, remit, charter },
      founder: founder.person,
      device: toHex(founder.device.publicKey),
      reducerVersion: REDUCER_VERSION,
      nonce: ports.randomBytes(16),
    });
    const assembly = assemblyId(header);
    const open = (ledger: Uint8Array) =>
      openLedger({ id: ledger, journal: ports.store.journal(ledger), verifier: ports.verifier });
    const governance = await open(ledgerId(assembly, 'governance'));
    const talk = await open(ledgerId(assembly, 'talk'));
    const stage = new Stage(told, cast, governance, talk, ports.now(), yourName, (length) =>
      ports.randomBytes(length),
    );
    const [firstHours] = told.scenes[0] ?? [1];
    await stage.#govern(told.founder, firstHours + 1, [{ kind: Kind.assemblyFounded, header }]);
    for (const [hoursAgo, scene] of told.scenes) await stage.#play(hoursAgo, scene);
    governance.close();
    talk.close();
    const id = toHex(assembly);
    await stage.#remember(id, ports);
    return id;
  }

  /** What this device would know had it been there: since when it holds outcomes, what was read. */
  async #remember(id: string, ports: Pick<WorldPorts, 'store'>): Promise<void> {
    const { facts } = ports.store;
    for (const [outcome, since] of this.#outcomes) await facts.put(`held/${id}/${outcome}`, since);
    const lastHere = this.now - LAST_HERE_HOURS * HOUR_MS;
    const read: KeptMarks = { upTo: lastHere, vector: this.#read, left: [], since: lastHere };
    await facts.put(`read/${id}`, read);
  }

  #person(who: Who): PersonId {
    return this.cast.identity(who).person;
  }

  #label(name: string): RecordId {
    const id = this.#labels.get(name);
    if (id === undefined) throw new Error(`Nothing in the story is called ${name}`);
    return id;
  }

  async #play(hoursAgo: number, scene: Scene): Promise<void> {
    const person = (who: Who): PersonId => this.#person(who);
    const label = (name: string): RecordId => this.#label(name);
    const govern = (who: Who, record: NewRecord) => this.#govern(who, hoursAgo, [record]);
    switch (scene.act) {
      case 'hello':
        await this.#govern(scene.who, hoursAgo, []);
        return;
      case 'list':
        await govern(scene.who, records.foundingList(scene.people.map(person)));
        return;
      case 'welcome':
        await govern(scene.who, records.welcome(person(scene.whom)));
        return;
      case 'vouch':
        await govern(scene.who, records.vouch(person(scene.whom)));
        return;
      case 'place':
        await govern(scene.who, records.takePlace());
        return;
      case 'say': {
        const id = await this.#speak(
          scene.who,
          hoursAgo,
          records.say({
            words: scene.words,
            mark: scene.mark,
            ...(scene.to === undefined ? {} : { replyTo: label(scene.to) }),
            ...(scene.topic === undefined ? {} : { topic: label(scene.topic) }),
            mentions: (scene.mentions ?? []).map(person),
          }),
        );
        if (scene.as !== undefined) this.#labels.set(scene.as, id);
        return;
      }
      case 'hide': {
        const target = { type: 'words', record: label(scene.of) } as const;
        await govern(scene.who, hidingRecords.hiding(target, 'hide', scene.why, scene.words));
        return;
      }
      case 'answerHiding': {
        const target = { type: 'words', record: label(scene.of) } as const;
        await govern(scene.who, hidingRecords.hidingAnswer(target, scene.words));
        return;
      }
      case 'react':
        await this.#speak(scene.who, hoursAgo, records.react(label(scene.to), scene.reaction, true));
        return;
      case 'topic': {
        const about = scene.about === undefined ? undefined : label(scene.about);
        this.#labels.set(
          scene.as,
          await this.#speak(scene.who, hoursAgo, records.topic(scene.question, about)),
        );
        return;
      }
      case 'draft':
        await govern(scene.who, records.draft(scene.title));
        return;
      case 'put':
        this.#labels.set(
          scene.as,
          await govern(
            scene.who,
            records.proposal({ ...scene.input, reviewOn: this.#day(scene.reviewInDays) }),
          ),
        );
        return;
      case 'revise': {
        const previous =
          [...this.#labels].findLast(([name]) => name.startsWith(scene.of))?.[1] ?? label(scene.of);
        const record = records.revision(label(scene.of), [previous], scene.input);
        this.#labels.set(scene.as, await govern(scene.who, record));
        return;
      }
      case 'stand': {
        const of = label(scene.of ?? scene.on);
        for (const [i, who] of scene.who.entries()) {
          const record = records.position(of, label(scene.on), scene.position, scene.reason);
          await this.#govern(who, hoursAgo - i / 60, [record]);
        }
        return;
      }
      case 'concern':
        this.#labels.set(
          scene.as,
          await govern(scene.who, records.concern(label(scene.on), label(scene.on), scene.words)),
        );
        return;
      case 'answer':
        await govern(scene.who, records.answer(label(scene.to), scene.words));
        return;
      case 'moot':
        await govern(scene.who, records.askForMoot(label(scene.on), scene.reason));
        return;
      case 'consensus': {
        const record = records.consensus(label(scene.on), label(scene.revision ?? scene.on));
        const outcome = await govern(scene.who, record);
        this.#labels.set(scene.as, outcome);
        this.#outcomes.set(outcome, this.#time(hoursAgo));
        return;
      }
      case 'held':
        for (const who of scene.who) await govern(who, records.heldFor(label(scene.outcome)));
        return;
      case 'stands': {
        const stands = await govern(scene.who, records.stands(label(scene.outcome)));
        if (scene.as !== undefined) this.#labels.set(scene.as, stands);
        return;
      }
      case 'action': {
        const record = actionRecords.action(label(scene.of), scene.words, this.#day(scene.dueInDays));
        this.#labels.set(scene.as, await govern(scene.who, record));
        return;
      }
      case 'takeOn':
        await govern(scene.who, actionRecords.actionChange(label(scene.action), 'takenOn'));
        return;
      case 'finish':
        await govern(scene.who, actionRecords.actionChange(label(scene.action), 'done'));
        return;
      case 'review': {
        const next = this.#day(scene.nextInDays);
        await govern(scene.who, actionRecords.review(label(scene.of), scene.words, next));
        return;
      }
      default:
        this.#hoursAgo = hoursAgo;
        await this.#ballots.play(scene);
    }
  }

  /** Each burst has seen the whole story so far. A first burst introduces its device. */
  async #govern(who: Who, hoursAgo: number, acts: readonly NewRecord[]): Promise<RecordId> {
    const identity = this.cast.identity(who);
    const name = who === YOU ? this.yourName : who;
    const introduction = this.#introduced.has(who)
      ? []
      : [records.certify(identity.person, identity.certificate), records.hello(name)];
    this.#introduced.add(who);
    const isGenesis = acts[0]?.kind === Kind.assemblyFounded;
    const all = isGenesis ? [...acts, ...introduction] : [...introduction, ...acts];
    const own = this.#last && this.#feeds.get(this.#last.feed) === who;
    const deps = this.#last && !own ? [this.#last] : [];
    const burst = await this.governance.append(identity.device, all, deps, this.#time(hoursAgo));
    this.#feeds.set(burst.feed, who);
    this.#last = { feed: burst.feed, burst: burst.burst };
    return recordId(burst.feed, burst.burst, isGenesis ? 0 : introduction.length);
  }

  async #speak(who: Who, hoursAgo: number, record: NewRecord): Promise<RecordId> {
    const burst = await this.talk.append(this.cast.identity(who).device, [record], [], this.#time(hoursAgo));
    if (hoursAgo > LAST_HERE_HOURS) this.#read.set(burst.feed, burst.burst + 1);
    return recordId(burst.feed, burst.burst, 0);
  }

  /** The day that many days from now (domain/action/days.ts); null without a number. */
  #day(inDays: number | undefined): number | null {
    return inDays === undefined ? null : (Math.floor(this.now / DAY_MS) + inDays + 0.5) * DAY_MS;
  }

  #time(hoursAgo: number): number {
    return Math.round((this.now - hoursAgo * HOUR_MS) / MINUTE_MS) * MINUTE_MS;
  }
}
