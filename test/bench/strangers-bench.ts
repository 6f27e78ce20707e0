/** Governance at a member's device whose talk ten thousand strangers have poured into, against one without. */
import { STRANGER_POOL } from '../../src/app/assembly/stranger-pool.ts';
import type { Identity } from '../../src/app/ports.ts';
import {
  assemblyOf,
  deviceOf,
  endOf,
  everyoneStands,
  linked,
  sameGovernance,
  until,
  type Written,
} from '../support/flooded.ts';
import { emptyCrowd, strangersSpeak, type Crowd } from '../support/strangers.ts';
import { ms, value, type Line } from './report.ts';
import { median, timed } from './timing.ts';

export const STRANGERS = 10_000;
const MEMBERS = 60;
const PROPOSALS = 5;
const TURNS = 3;

interface Measured {
  readonly quiet: number;
  readonly flooded: number;
  /** The median of the ratios of each turn. */
  readonly ratio: number;
}

/** From the handshake until all of governance is admitted and reduced. `crowd`: it was heard before, and stays linked. */
async function hearing(written: Written, crowd: Crowd | null): Promise<number> {
  const [, me, other] = written.members as [Identity, Identity, Identity];
  const parts = await deviceOf(me, written.id);
  const here = endOf(me.device, written.id, [parts.governance.ledger, parts.talk.ledger]);
  const source = endOf(other.device, written.id, [written.governance, written.talk]);
  const flood = crowd && endOf(crowd.key, written.id, [crowd.governance, crowd.talk]);
  if (flood) {
    linked(flood, here);
    await until('the pool is full', () => parts.talk.reduction.get().messages.size >= STRANGER_POOL);
  }
  const took = await timed(() => {
    linked(source, here);
    return until('governance is here', () =>
      sameGovernance(parts.governance.reduction.get(), written.state()),
    );
  });
  for (const end of [here, source, flood]) await end?.neighbours.stop();
  return took;
}

export async function measureStrangers(): Promise<Measured> {
  const written = await assemblyOf(MEMBERS);
  for (let i = 0; i < PROPOSALS; i += 1) await everyoneStands(written, `Proposal ${i}`);
  const crowd = await emptyCrowd(written.id);
  await strangersSpeak(crowd, STRANGERS, 1, 1_750_000_000_000);
  const turns: { readonly quiet: number; readonly flooded: number }[] = [];
  for (let turn = -1; turn < TURNS; turn += 1) {
    const quiet = await hearing(written, null);
    const flooded = await hearing(written, crowd);
    if (turn >= 0) turns.push({ quiet, flooded });
  }
  return {
    quiet: median(turns.map(({ quiet }) => quiet)),
    flooded: median(turns.map(({ flooded }) => flooded)),
    ratio: median(turns.map(({ quiet, flooded }) => flooded / quiet)),
  };
}

export function strangersLines({ quiet, flooded, ratio }: Measured): readonly Line[] {
  const line = (what: string, target: string, text: string, met: boolean | null = null): Line => ({
    what,
    target,
    values: [value(text, met)],
  });
  return [
    line(
      'governance of 60 members over a link / without strangers',
      '<= 1.2',
      ratio.toFixed(2),
      ratio <= 1.2,
    ),
    line('  with all of them in talk', '', ms(flooded)),
    line('  without', '', ms(quiet)),
  ];
}
