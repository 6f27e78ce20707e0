/** The papers of a ballot in an assembly's file, each verified before it is counted. */
import { papersFrom } from '../domain/tally/papers.ts';
import type { Ballot } from '../domain/ballot/state.ts';
import { fault, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';
import { list, shown } from './plain-words.ts';
import { readAssembly } from './read-assembly.ts';
import type { Countable } from './source.ts';

/** A ballot to count, with what the records of the assembly themselves say of its result. */
export interface BallotFound extends Countable {
  readonly ballot: Ballot;
}

/**
 * `id`: which ballot; null where the file has only one that can be counted. The fault is a sentence: the
 * file is damaged, a signature in it doesn't hold, or the ballot isn't sealed.
 */
export async function ballotIn(bytes: Uint8Array, id: string | null): Promise<Result<BallotFound, string>> {
  const read = await readAssembly(bytes);
  if (!read.ok) return read;
  const { governance, ledgers } = read.value;
  const refused = ledgers.flatMap((ledger) => ledger.refused);
  if (refused.length > 0) {
    return fault(`a part of this file isn’t as it was signed (${list(refused)}). Nothing of it is counted.`);
  }
  const sealed = [...governance.ballots.values()].filter(({ result }) => result !== null);
  const found = id === null ? sealed : sealed.filter((ballot) => ballot.id === id);
  const [ballot, ...others] = found;
  if (ballot === undefined) return fault(notThere(id, sealed));
  if (others.length > 0) return fault(`there are several ballots; say which with --ballot: ${named(found)}.`);
  return countable(ballot);
}

const named = (ballots: readonly Ballot[]): string =>
  list(ballots.map(({ id, question }) => `${id} (${shown(question)})`));

function notThere(id: string | null, sealed: readonly Ballot[]): string {
  if (sealed.length === 0) return 'there is no sealed ballot in this file.';
  return `there is no sealed ballot ${shown(id ?? '')} in this file; there is ${named(sealed)}.`;
}

/** What was counted: papers by two sealed returns, and the slips of rooms that two people agree on. */
function countable(ballot: Ballot): Result<BallotFound, string> {
  const { options, method, seats, result } = ballot;
  const phoned = ballot.papers.filter(({ state }) => state === 'counted').map(({ scores }) => scores);
  const slips = ballot.rooms.filter(({ state }) => state === 'agree').flatMap(({ rows }) => rows);
  const papers = papersFrom(options.length, [...phoned, ...slips]);
  if (!papers.ok) return fault('this ballot has no paper that counts.');
  return ok({
    method,
    seats,
    // Without a tie that comes to a lot, no seed is needed.
    seed: result?.report.lot?.seed ?? null,
    options: options.map(({ label }) => label),
    papers: papers.value,
    ballot,
  });
}
