/** What must hold when honest devices have met, each breach as a sentence with what it was seen in. */
import { fingerprintOf, wholeOf } from './fingerprint.ts';
import type { History } from './history.ts';
import type { SimDevice } from './sim-device.ts';

export function faultsOf(history: History): string[] {
  const { honest, meeting, harm } = history;
  return [
    ...harm.map((name) => `the attack ${name} changed a ledger`),
    ...(meeting.done ? [] : ['they never held the same', ...differencesOf(history)]),
    ...meeting.blamed.map((reason) => `an honest neighbour was left: ${reason}`),
    ...(areOneWhole(honest) ? [] : ['documents or words differ, though nothing forked']),
    ...honest.flatMap((device) => faultsOn(device, history)),
  ];
}

function faultsOn({ name, core }: SimDevice, { written, forked, lying }: History): string[] {
  const faults = core.ledgers.flatMap((ledger, at) => {
    const bursts = [...ledger.bursts()];
    const held = new Set(bursts.map(({ feed, burst }) => `${feed}.${burst}`));
    const writers = new Map(bursts.map(({ feed, device }) => [feed, device]));
    return [
      ...[...(written[at] ?? [])].filter((burst) => !held.has(burst)).map((burst) => `lost ${burst}`),
      ...ledger.proofs
        .filter(({ feed }) => !forked.has(writers.get(feed) ?? ''))
        .map(({ feed }) => `${feed} is accused of a fork, and is honest`),
      ...ledger
        .lackingWords(10)
        .filter(({ feed }) => !lying.has(writers.get(feed) ?? ''))
        .map(({ feed, burst }) => `words of ${feed}.${burst} are lacking`),
    ];
  });
  const refused = [...core.governance.refused.values()].filter(
    ({ device }) => core.ledgers[0].proofs.length === 0 && !lying.has(device),
  );
  const waiting = core.governance.waitingFor.map(({ feed, burst }) => `waits for ${feed}.${burst}`);
  const refusals = refused.map(
    ({ id, reason }) => `what the app let somebody do is refused: ${id}, ${reason}`,
  );
  return [...faults, ...waiting, ...refusals].map((fault) => `device ${name}: ${fault}`);
}

/** Where a feed forked, devices may hold either way of it, and its words, and the whole differs. */
function areOneWhole(honest: readonly SimDevice[]): boolean {
  if (honest.some(({ core }) => core.ledgers.some(({ proofs }) => proofs.length > 0))) return true;
  return new Set(honest.map(wholeOf)).size === 1;
}

/** The first lines in which devices differ from the first one. */
function differencesOf({ honest, lying }: History): string[] {
  const [first, ...others] = honest;
  if (!first) return [];
  const lines = fingerprintOf(first, lying).split('\n');
  return others.flatMap((device) => {
    const theirs = fingerprintOf(device, lying).split('\n');
    const at = theirs.findIndex((line, i) => line !== lines[i]);
    const [ours, other] = [lines[at] ?? '', theirs[at] ?? ''];
    const from = Math.max(0, [...other].findIndex((letter, i) => letter !== ours[i]) - 20);
    const shown = (line: string): string => `${line.slice(0, 30)}…${line.slice(from, from + 100)}`;
    return at < 0 ? [] : [`${first.name} holds ${shown(ours)}, ${device.name} holds ${shown(other)}`];
  });
}
