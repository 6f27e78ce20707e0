/**
 * One seeded history: eight honest devices and a liar live apart and together, then all honest ones
 * meet over real links until nothing is new. One seed decides who, what, when and which keys.
 */
import * as Y from 'yjs';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { attacks, preyIn } from './attacks.ts';
import { areSame } from './fingerprint.ts';
import { gather, type Cast } from './founding.ts';
import { forgetVerdicts } from './keys.ts';
import { lie } from './lies.ts';
import { live, type Deed } from './life.ts';
import { meet, type Meeting } from './meeting.ts';
import { Post } from './post.ts';
import { seeded, type Seeded } from './seeded.ts';
import type { SimDevice, SimTime } from './sim-device.ts';

const HOUR_MS = 3_600_000;
const START = 1_790_000_000_000;
const MOST_BRANCHES = 3;
const PLACES = 2;

export interface History {
  readonly honest: readonly SimDevice[];
  /** Device keys of which two bursts at one place were signed. */
  readonly forked: ReadonlySet<string>;
  /** All device keys of the liar's: only there may words lack, which nobody was ever given. */
  readonly lying: ReadonlySet<string>;
  /** Every burst that an honest device acknowledged as written, by ledger: `feed.burst`. */
  readonly written: readonly ReadonlySet<string>[];
  readonly meeting: Meeting;
  /** What changed a ledger that should not have. */
  readonly harm: readonly string[];
  readonly attacked: number;
  stop(): Promise<void>;
}

/** `life`: what somebody does who opens the app. */
export async function playHistory(seed: number, steps: number, life: Deed = live): Promise<History> {
  const random = seeded(seed);
  const time: SimTime = { now: START };
  const cast = await gather(random, time);
  const apart = new Apart(cast, random, time, life);
  for (let step = 0; step < steps; step++) await apart.step();
  if (random.chance(0.7)) await apart.sayTwoThings();
  const { honest } = cast;
  const written = [0, 1].map((at) => new Set(honest.flatMap((device) => ownBursts(device, at))));
  const lying = new Set(apart.liars.map(({ core }) => core.device));
  const meeting = await meet(honest, random, () => areSame(honest, lying));
  return {
    honest,
    forked: new Set([cast.forker.core.device]),
    lying,
    written,
    meeting,
    harm: apart.harm,
    attacked: apart.attacked,
    async stop() {
      await meeting.stop();
      await Promise.all([...honest, ...apart.liars].map(({ core }) => core.close()));
      forgetVerdicts();
    },
  };
}

const ownBursts = ({ core }: SimDevice, at: number): string[] =>
  [...(core.ledgers[at]?.bursts() ?? [])]
    .filter(({ device }) => device === core.device)
    .map(({ feed, burst }) => `${feed}.${burst}`);

/** The time before they meet: everyone in one of two places, and the post between those in one. */
class Apart {
  readonly harm: string[] = [];
  readonly liars: SimDevice[];
  attacked = 0;
  readonly #honest: readonly SimDevice[];
  readonly #post: Post;
  readonly #isLate: boolean;
  readonly #places = new Map<SimDevice, number>();

  constructor(
    cast: Cast,
    private readonly random: Seeded,
    private readonly time: SimTime,
    private readonly life: Deed,
  ) {
    this.#honest = cast.honest;
    this.liars = [cast.meddler, cast.forker];
    this.#post = new Post(random);
    this.#isLate = random.chance(0.4);
    this.#moveAll();
  }

  async step(): Promise<void> {
    const { random } = this;
    this.time.now += random.below(20) * HOUR_MS;
    const device = random.pick([...this.#honest, ...this.liars]);
    const dice = random.below(40);
    if (dice < 19) await (device.isLiar ? lie(device, random) : this.life(device, random));
    else if (dice < 25) await this.#write(device);
    else if (dice < 30) await this.#comeTogether(device);
    else if (dice < 32) this.#moveAll();
    else if (dice < 34) await this.#fork();
    else if (dice < 35) await device.restart();
    else if (dice < 36) this.#post.spoil(device);
    else if (dice < 37) await this.#attack(random.pick(this.#honest));
    else await this.#post.deliver(4);
  }

  /** Just before all meet, the forker tells two of them different things. */
  async sayTwoThings(): Promise<void> {
    const { random } = this;
    const [, ...branches] = this.liars;
    const one = random.pick(branches);
    const other = await one.twin();
    this.liars.push(other);
    for (const branch of [one, other]) {
      for (let i = 0; i <= random.below(4); i++) await lie(branch, random);
      for (let i = 0; i <= random.below(2); i++) await this.#post.hand(branch, random.pick(this.#honest));
    }
  }

  /** Sometimes the latecomer is nowhere yet, and hears of everything when all meet. */
  #moveAll(): void {
    const { random } = this;
    for (const device of [...this.#honest, ...this.liars]) this.#places.set(device, random.below(PLACES));
    if (this.#isLate) this.#places.delete(this.#honest.at(-1) as SimDevice);
  }

  async #write(device: SimDevice): Promise<void> {
    const place = this.#places.get(device);
    const near = [...this.#places].filter(([other, at]) => other !== device && at === place);
    if (near.length > 0) await this.#post.send(device, this.random.pick(near)[0]);
    await this.#post.deliver(2 + this.random.below(5));
  }

  /** Who is in one place hears everything that any of them has, through one of them. */
  async #comeTogether(host: SimDevice): Promise<void> {
    const place = this.#places.get(host);
    const guests = [...this.#places].filter(([other, at]) => other !== host && at === place);
    for (const [guest] of guests) await this.#post.hand(guest, host);
    for (const [guest] of guests) await this.#post.hand(host, guest);
  }

  /** The forker goes on in one more place with the same key: what it writes there contradicts the rest. */
  async #fork(): Promise<void> {
    const [, ...branches] = this.liars;
    if (branches.length >= MOST_BRANCHES) return;
    const branch = await this.random.pick(branches).twin();
    this.liars.push(branch);
    this.#places.set(branch, this.random.below(PLACES));
    await lie(branch, this.random);
  }

  async #attack(victim: SimDevice): Promise<void> {
    const { random } = this;
    const liar = random.pick(this.liars);
    const honest = new Set(this.#honest.map(({ core }) => core.device));
    const ledger = random.pick(victim.core.ledgers);
    const prey = preyIn(ledger, (device) => honest.has(device), liar.identity.device);
    if (prey.length === 0) return;
    const before = holdingsOf(ledger);
    const states = [victim.core.governance, victim.core.talk];
    for (const [name, attack] of Object.entries(attacks)) {
      const bytes = await attack(random.pick(prey), random);
      if (!bytes) continue;
      await ledger.receive(bytes);
      await victim.settled();
      this.attacked += 1;
      const same = states[0] === victim.core.governance && states[1] === victim.core.talk;
      if (!same || !before.equals(holdingsOf(ledger))) this.harm.push(name);
    }
  }
}

const holdingsOf = (ledger: Ledger): Buffer => Buffer.from(Y.encodeStateAsUpdate(ledger.doc));
