import { Kind } from '../kinds.ts';

/** What a device writes by itself, or as it introduces itself. */
const unasked: ReadonlySet<number> = new Set([
  Kind.helloSaid,
  Kind.placeTaken,
  Kind.outcomeHeldFor,
  Kind.rollAttested,
  Kind.mootCallSeen,
  Kind.returnSigned,
  Kind.returnsSigned,
  Kind.returnsConfirmed,
]);

/** [ROLL-7] Whether a record of that kind shows that its author was there, and went on. */
export const isByHand = (kind: number): boolean => !unasked.has(kind);
