/**
 * A small language for telling what people do in an assembly, as the reducer sees it:
 *
 *     const w = world();
 *     const [ana, ben] = w.assembly('Ana', 'Ben');       // founded, both said hello, both on the list
 *     const bread = ana.puts('Bread', 'We bake on Mondays.');
 *     ben.hears(ana);
 *     ben.agrees(bread);
 *     const all = w.everyone();                          // a device that has heard everything
 *     all.proposal(bread).members.agree
 *
 * A persona is one device. `persona.alsoOn('laptop')` gives the same person a second one. Nobody knows
 * what others did until they `hears(other)`: then their next burst has the other's newest bursts in its
 * past, as deps. Every act writes one burst of one record and returns the record's id; the bursts are
 * in `w.bursts`. Nothing here is signed; the ids of people, devices and feeds are made from names.
 */
import { usualCharter } from '../../src/domain/assembly/charter.ts';
import { encodeAssemblyFounded } from '../../src/domain/assembly/headers.ts';
import type { Ballot } from '../../src/domain/ballot/state.ts';
import { idToRef, recordId } from '../../src/domain/burst.ts';
import type {
  Dep,
  FeedId,
  RecordId,
  RecordRef,
  VerifiedBurst,
  VerifiedRecord,
} from '../../src/domain/burst.ts';
import { emptyGovernance, headsUnseenBy, reduceGovernance } from '../../src/domain/governance/reduce.ts';
import { Kind } from '../../src/domain/kinds.ts';
import {
  encodeDeviceCertified,
  encodeDeviceLinked,
  encodeHeard,
  encodeHelloSaid,
} from '../../src/domain/person/headers.ts';
import type {
  AssemblyKind,
  Charter,
  Decision,
  FeedCut,
  Governance,
  Outcome,
  Person,
  Proposal,
  Refused,
} from '../../src/domain/state.ts';
import { BallotActs } from './ballot-acts.ts';

export const DAY = 86_400_000;
const START = 1_750_000_000_000;
const MOST_DEPS = 8;

/** 64 hex characters that follow from a name. */
export function hexOf(name: string): string {
  let hex = '';
  for (let round = 0; round < 8; round += 1) {
    let value = 0x811c9dc5 ^ round;
    for (const char of `${name}/${round}`) value = Math.imul(value ^ char.charCodeAt(0), 0x01000193) >>> 0;
    hex += (value >>> 0).toString(16).padStart(8, '0');
  }
  return hex;
}

/** A feed id that follows from a device's name. */
export const feedOf = (device: string): FeedId =>
  Number.parseInt(hexOf(`feed of ${device}`).slice(0, 13), 16);

/** The record of that id; for tests, where the id is known to be one. */
export function refOf(id: RecordId): RecordRef {
  const ref = idToRef(id);
  if (ref === null) throw new Error(`${id} is no record`);
  return ref;
}

export interface NewRecord {
  readonly kind: number;
  readonly header: Uint8Array;
  readonly body?: string | null | undefined;
  readonly certificateValid?: boolean;
  readonly foundedId?: string;
}

export interface FoundOptions {
  readonly name?: string;
  readonly kind?: AssemblyKind;
  readonly charter?: Partial<Charter>;
}

export class World {
  /** Every burst that anyone wrote, in the order in which it was written. */
  readonly bursts: VerifiedBurst[] = [];
  readonly assemblyId = hexOf('the assembly');
  /** The clock that new bursts carry, in milliseconds. Move it with `passes`. */
  now = START;
  readonly #devices = new Set<string>();
  /** The state of the first `#heard` bursts. */
  #all: Governance = emptyGovernance(this.assemblyId);
  #heard = 0;

  /** A person on a first device. They have written nothing and heard nothing yet. */
  person(name: string): Persona {
    return this.device(name, name);
  }

  /** A device of that person. Device names must differ. `chain`: devices that certify it, the last one itself. */
  device(name: string, device: string, chain: readonly string[] = []): Persona {
    if (this.#devices.has(device)) throw new Error(`there is a device ${device} already`);
    this.#devices.add(device);
    return new Persona(this, name, device, chain);
  }

  /** Founded by the first; all of them have said hello, are on the founding list, and know it. */
  assembly<const N extends readonly string[]>(...names: N): { [K in keyof N]: Persona } {
    return this.assemblyWith({}, ...names);
  }

  assemblyWith<const N extends readonly string[]>(
    options: FoundOptions,
    ...names: N
  ): { [K in keyof N]: Persona };
  assemblyWith(options: FoundOptions, ...names: readonly string[]): Persona[] {
    const people = names.map((name) => this.person(name));
    const [founder, ...others] = people;
    if (founder === undefined) throw new Error('an assembly needs a founder');
    founder.founds(options);
    for (const other of others) {
      other.hears(founder);
      other.comesIn();
    }
    founder.hears(...others);
    founder.signsList(...people);
    for (const other of others) other.hears(founder);
    return people;
  }

  /** People who said hello after hearing `host`, unknown to everyone else. */
  newcomers(host: Persona, ...names: readonly string[]): Persona[] {
    return names.map((name) => {
      const newcomer = this.person(name);
      newcomer.hears(host);
      newcomer.comesIn();
      return newcomer;
    });
  }

  passes(milliseconds: number): void {
    this.now += milliseconds;
  }

  /** A reader of its own that has heard every burst. */
  everyone(): Reader {
    const fresh = this.bursts.slice(this.#heard);
    this.#heard = this.bursts.length;
    this.#all = reduceGovernance(this.#all, fresh).state;
    return new Reader(this.#all);
  }

  /** Why the record has no effect, for whoever has heard everything; null where it was accepted. */
  refusal(record: RecordId): Refused['reason'] | null {
    const { feed, burst, index } = refOf(record);
    const written = this.bursts.find((other) => other.feed === feed && other.burst === burst)?.records[index];
    there(written, `record ${record}`);
    return this.everyone().refusal(record);
  }

  /** The state of those bursts alone. */
  reduce(bursts: Iterable<VerifiedBurst>, cuts: readonly FeedCut[] = []): Governance {
    return reduceGovernance(emptyGovernance(this.assemblyId), bursts, cuts).state;
  }
}

/** Reads a state in the words of a test. Each question fails where the thing isn't there. */
export class Reader {
  constructor(readonly state: Governance) {}

  proposal(id: RecordId): Proposal {
    return there(this.state.proposals.get(id), `proposal ${id}`);
  }

  decision(id: RecordId): Decision {
    return there(this.state.decisions.get(id), `decision ${id}`);
  }

  outcome(id: RecordId): Outcome {
    for (const { outcomes } of this.state.proposals.values()) {
      const found = outcomes.find((outcome) => outcome.id === id);
      if (found !== undefined) return found;
    }
    throw new Error(`outcome ${id} is not there`);
  }

  who(person: Persona): Person {
    return there(this.state.people.get(person.id), person.name);
  }

  ballot(id: RecordId): Ballot {
    return there(this.state.ballots.get(id), `ballot ${id}`);
  }

  /** Null where the record was accepted, or isn't here. */
  refusal(record: RecordId): Refused['reason'] | null {
    return this.state.refused.get(record)?.reason ?? null;
  }
}

function there<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is not there`);
  return value;
}

/** One device of one person, with what it has heard. */
export class Persona extends BallotActs {
  readonly id: string;
  readonly device: string;
  readonly feed: FeedId;
  readonly #known = new Set<VerifiedBurst>();
  #state: Governance;
  #count = 0;

  constructor(
    readonly world: World,
    readonly name: string,
    deviceName: string,
    /** Devices between the person's own key and this one. */
    readonly chain: readonly string[] = [],
  ) {
    super();
    this.id = hexOf(`person ${name}`);
    this.device = hexOf(`device ${deviceName}`);
    this.feed = feedOf(deviceName);
    this.#state = emptyGovernance(world.assemblyId);
  }

  /** What this device knows. */
  get state(): Governance {
    return this.#state;
  }

  get sees(): Reader {
    return new Reader(this.#state);
  }

  /** Another device of this person, which knows what this one knows and introduces itself. */
  alsoOn(deviceName: string): Persona {
    const other = this.world.device(this.name, `${this.name}'s ${deviceName}`);
    other.hears(this);
    other.comesIn();
    return other;
  }

  /** The same, certified by this device and not by the person's own key. */
  links(deviceName: string): Persona {
    const other = this.linksUnheard(deviceName);
    other.hears(this);
    other.comesIn();
    return other;
  }

  /** Certified by this device, and has neither heard nor said anything. */
  linksUnheard(deviceName: string): Persona {
    return this.world.device(this.name, `${this.name}'s ${deviceName}`, [...this.chain, this.device]);
  }

  /** Learns everything that the others know; both sides of what they had not seen before. */
  hears(...others: readonly Persona[]): void {
    for (const other of others) this.receives(other.knownBursts());
  }

  /** Learns exactly these bursts, as from a file. */
  receives(bursts: Iterable<VerifiedBurst>, cuts: readonly FeedCut[] = []): void {
    const fresh = [...bursts].filter((burst) => !this.#known.has(burst));
    this.#state = reduceGovernance(this.#state, fresh, cuts).state;
    for (const burst of fresh) this.#known.add(burst);
  }

  knownBursts(): ReadonlySet<VerifiedBurst> {
    return this.#known;
  }

  /** Opens the assembly: genesis, certificate, hello, in one burst. */
  founds({ name = 'The Bakery', kind = 'community', charter = {} }: FoundOptions = {}): void {
    const header = encodeAssemblyFounded({
      name,
      kind,
      purpose: 'Bread for the street.',
      remit: 'The oven and everything around it.',
      charter: { ...usualCharter, ...charter },
      founder: this.id,
      device: this.device,
      reducerVersion: 1,
      nonce: new Uint8Array(16),
    });
    this.writes(
      { kind: Kind.assemblyFounded, header, foundedId: this.world.assemblyId },
      this.certificate(),
      { kind: Kind.helloSaid, header: encodeHelloSaid(), body: this.name },
    );
  }

  /** Certificate and hello, in one burst. */
  comesIn(): void {
    this.writes(this.certificate(), { kind: Kind.helloSaid, header: encodeHelloSaid(), body: this.name });
  }

  certificate(person = this.id): NewRecord {
    if (this.chain.length > 0) {
      const signature = new Uint8Array(64);
      const chain = this.chain.map((device) => ({ device, signature }));
      return {
        kind: Kind.deviceLinked,
        header: encodeDeviceLinked({ person, chain, signature }),
        certificateValid: true,
      };
    }
    return {
      kind: Kind.deviceCertified,
      header: encodeDeviceCertified({ person, signature: new Uint8Array(64) }),
      certificateValid: true,
    };
  }

  /** Writes one burst of these records with everything heard in its past; gives the first record's id. */
  writes(...records: readonly [NewRecord, ...NewRecord[]]): RecordId {
    let deps = headsUnseenBy(this.#state, this.feed);
    while (deps.length > MOST_DEPS) {
      this.#append([{ kind: Kind.heard, header: encodeHeard() }], deps.slice(0, MOST_DEPS));
      deps = headsUnseenBy(this.#state, this.feed);
    }
    return this.#append(records, deps);
  }

  #append(records: readonly NewRecord[], deps: readonly Dep[]): RecordId {
    this.world.passes(1000);
    const time = this.world.now;
    const burst: VerifiedBurst = {
      feed: this.feed,
      burst: this.#count,
      device: this.device,
      time,
      deps,
      records: records.map((record): VerifiedRecord => ({ body: undefined, ...record, time })),
    };
    this.#count += 1;
    this.world.bursts.push(burst);
    this.receives([burst]);
    return recordId(burst.feed, burst.burst, 0);
  }
}

export const world = (): World => new World();
