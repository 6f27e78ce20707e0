/** What is fuzzed, and how much of all cases each gets. */
import { CodeTarget } from './code-target.ts';
import { DraftTarget } from './draft-target.ts';
import { decoderTargets } from './decoder-targets.ts';
import { fileTarget } from './file-target.ts';
import { GateTarget, packTarget, parserTarget, vectorTarget } from './gate-targets.ts';
import { LinkTarget } from './link-target.ts';
import type { Target } from './fuzz.ts';

export interface Share {
  readonly target: Target;
  /** Of all cases; all shares are 1 together. */
  readonly part: number;
}

export async function shares(): Promise<readonly Share[]> {
  const decoders = await decoderTargets();
  return [
    { target: new GateTarget(), part: 0.39 },
    { target: parserTarget, part: 0.15 },
    { target: vectorTarget, part: 0.02 },
    { target: await packTarget(), part: 0.08 },
    { target: await fileTarget(), part: 0.02 },
    { target: new LinkTarget(), part: 0.04 },
    { target: new DraftTarget(), part: 0.03 },
    { target: new CodeTarget(), part: 0.02 },
    ...decoders.map((target) => ({ target, part: 0.25 / decoders.length })),
  ];
}
