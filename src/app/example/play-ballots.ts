/** Plays what the example tells of Moots and ballots, each by its own record. */
import type { RecordId } from '../../domain/burst.ts';
import { sha256 } from '../../lib/sha256.ts';
import type { NewRecord } from '../../ledger/api.ts';
import * as ballots from '../assembly/ballot-records.ts';
import * as moots from '../assembly/moot-records.ts';
import type { BallotScene, Who } from './story.ts';

/** What a scene needs of the stage that it is played on. */
export interface Hands {
  label(name: string): RecordId;
  person(who: Who): string;
  write(who: Who, record: NewRecord): Promise<RecordId>;
  name(label: string, record: RecordId): void;
  /** Milliseconds since the Unix epoch, so many hours from now. */
  inHours(hours: number): number;
  randomBytes(length: number): Uint8Array;
}

const SECRET_BYTES = 32;
const GRACE_DAYS = 5;

export class BallotPlay {
  /** By ballot: the newest paper of each, and the tellers' secret numbers. */
  readonly #papers = new Map<string, Map<Who, RecordId>>();
  readonly #secrets = new Map<string, Uint8Array>();

  constructor(private readonly hands: Hands) {}

  async play(scene: BallotScene): Promise<void> {
    const { label, name, person, write, inHours } = this.hands;
    switch (scene.act) {
      case 'callMoot': {
        const { place, words } = scene;
        const proposals = scene.on.map(label);
        const call = moots.mootCalled({ at: inHours(scene.inHours), place, proposals, words });
        name(scene.as, await write(scene.who, call));
        return;
      }
      case 'holdMoot': {
        const { place, minutes } = scene;
        const held = moots.mootHeld({
          call: scene.call === undefined ? null : label(scene.call),
          at: inHours(scene.inHours),
          place,
          present: scene.present.map(person),
          proposals: scene.on.map(label),
          minutes,
        });
        name(scene.as, await write(scene.who, held));
        return;
      }
      case 'finding': {
        const on = label(scene.on);
        const tellers = scene.tellers.map(person);
        const found = moots.finding(label(scene.moot), on, on, scene.outcome, tellers);
        name(scene.as, await write(scene.who, found));
        return;
      }
      case 'openBallot': {
        const opened = ballots.ballotOpened({
          deadlocks: [label(scene.deadlock)],
          question: scene.question,
          method: 'star',
          seats: 1,
          options: scene.options.map(({ label: words, type, text }) => ({
            label: words,
            type,
            revision: text === undefined ? null : label(text),
          })),
          closesAt: inHours(scene.closesInHours),
          graceDays: GRACE_DAYS,
          tellers: scene.tellers.map(person),
          repeats: null,
        });
        name(scene.as, await write(scene.who, opened));
        return;
      }
      case 'acceptTelling':
        for (const who of scene.who) {
          const secret = this.hands.randomBytes(SECRET_BYTES);
          this.#secrets.set(`${scene.ballot}/${who}`, secret);
          await write(who, ballots.tellingAccepted(label(scene.ballot), sha256(secret)));
        }
        return;
      case 'paper': {
        const papers = this.#papers.get(scene.ballot) ?? new Map<Who, RecordId>();
        this.#papers.set(scene.ballot, papers);
        papers.set(scene.who, await write(scene.who, ballots.paperCast(label(scene.ballot), scene.scores)));
        return;
      }
      case 'seal':
        await this.#seal(scene.ballot, scene.who);
        return;
      case 'decide':
        await write(scene.who, ballots.ballotDecided(label(scene.ballot), label(scene.on)));
    }
  }

  /** Each teller returns what they hold; all sign the set of the returns, and confirm it. */
  async #seal(name: string, tellers: readonly Who[]): Promise<void> {
    const { label, write } = this.hands;
    const ballot = label(name);
    const papers = [...(this.#papers.get(name)?.values() ?? [])];
    const returns: RecordId[] = [];
    for (const who of tellers) {
      const secret = this.#secrets.get(`${name}/${who}`);
      if (secret === undefined) throw new Error(`${who} tells nothing in ${name}`);
      returns.push(await write(who, ballots.returnSigned(ballot, papers, secret)));
    }
    for (const who of tellers) await write(who, ballots.returnsSigned(ballot, returns));
    for (const who of tellers) await write(who, ballots.returnsConfirmed(ballot, returns));
  }
}
