/** Forks: two bursts at one place of a feed, both signed by its key. Evidence that needs no prefix. */
import type { ForkProof, SignatureCheck, Verifier } from './api.ts';
import { Malformed, sameBytes } from './bytes.ts';
import type { Checks } from './checks.ts';
import type { Element } from './element.ts';
import { coreOf, erasedForm, readElement } from './element.ts';
import { signedMessage, stepHash } from './ids.ts';
import { HASH_BYTES } from './limits.ts';
import type { Rules } from './rules.ts';

/** Whether this element, at this place after `previous`, is signed by this key. */
export async function isSigned(
  ledger: Uint8Array,
  place: { readonly burst: number; readonly previous: Uint8Array; readonly device: Uint8Array },
  element: Element,
  verifier: Verifier,
): Promise<boolean> {
  const head = stepHash(place.previous, place.burst, coreOf(element));
  const message = signedMessage(ledger, place.burst, head);
  const check: SignatureCheck = { publicKey: place.device, message, signature: element.signature };
  const [valid] = await verifier.verify([check]);
  return valid === true;
}

/** Evidence is kept without words. */
export const proofOf = (
  place: Pick<ForkProof, 'feed' | 'burst' | 'previous'>,
  first: Element,
  second: Element,
): ForkProof => ({
  feed: place.feed,
  burst: place.burst,
  previous: place.previous,
  first: erasedForm(first),
  second: erasedForm(second),
});

/**
 * A proof as a neighbour offers it, in the form in which it is kept, or null when it proves nothing:
 * no two different bursts, not both signed, another place or ledger, another key. `device`: the key
 * of the feed as it is held here. Without that nothing is proven: two keys with one feed id are a
 * ground collision, and freezing the feed would silence the victim.
 */
export async function checkedProof(
  ledger: Uint8Array,
  offered: ForkProof,
  device: Uint8Array,
  verifier: Verifier,
  { checks }: Rules,
): Promise<ForkProof | null> {
  const pair = readPair(offered, checks);
  if (!pair) return null;
  const [first, second] = pair;
  if (checks.proofHashesDiffer && sameBytes(coreOf(first), coreOf(second))) return null;
  const key = checks.proofOneKey ? device : (first.device ?? device);
  const isOfKey = (element: Element) => element.device === null || sameBytes(element.device, key);
  if (!isOfKey(first) || !isOfKey(second)) return null;
  const place = { burst: offered.burst, previous: offered.previous, device: key };
  for (const element of checks.proofSignatures ? pair : []) {
    if (!(await isSigned(ledger, place, element, verifier))) return null;
  }
  return proofOf(offered, first, second);
}

function readPair(
  { feed, burst, previous, first, second }: ForkProof,
  checks: Checks,
): readonly [Element, Element] | null {
  if (!Number.isSafeInteger(burst) || burst < 0 || previous.length !== HASH_BYTES) return null;
  try {
    return [
      readElement(first.slice(), feed, burst, checks),
      readElement(second.slice(), feed, burst, checks),
    ];
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
