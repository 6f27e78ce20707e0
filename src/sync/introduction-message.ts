/**
 * An introduction over links: what two devices that have no link yet say to each other through those
 * between them. Signed by the device that says it, for this assembly and this other device, so that
 * who passes it on can change nothing; and who answers is proven once more on the channel itself.
 *
 *   payload = number | step | hops | links | from 32 | to 32 | id 8 | len code | signature 64
 */
import { concat, utf8 } from '../lib/bytes.ts';
import { KIND } from './messages.ts';
import { MOST_HOPS } from './presence-message.ts';
import { Malformed, Reader, Writer } from './wire.ts';

const MOST_CODE_BYTES = 512;

/** `ask`: make me an offer. `refuse`: I have enough links. `spare`: I have too many; close ours if you do too. */
export type Step = (typeof STEPS)[number];
const STEPS = ['ask', 'offer', 'answer', 'refuse', 'spare'] as const;

export interface CarriedIntroduction {
  readonly step: Step;
  /** How many have passed it on. */
  readonly hops: number;
  /** How many links the sender has in this assembly. */
  readonly links: number;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** 8 random bytes: an answer has those of its offer. */
  readonly id: Uint8Array;
  /** A description; with `ask` nothing, or the mark of a channel that shall be mended; else empty. */
  readonly code: Uint8Array;
  readonly signature: Uint8Array;
}

export type Unsigned = Omit<CarriedIntroduction, 'hops' | 'signature'>;

export const introductionToSign = (assembly: Uint8Array, { step, links, from, to, id, code }: Unsigned) =>
  concat(
    utf8('moot/introduction/1'),
    assembly,
    Uint8Array.of(STEPS.indexOf(step), links),
    from,
    to,
    id,
    code,
  );

/** `number`: the assembly's on that link. */
export function encodeIntroduction(number: number, given: CarriedIntroduction): Uint8Array {
  return new Writer()
    .u8(KIND.introduce)
    .uint(number)
    .u8(STEPS.indexOf(given.step))
    .u8(given.hops)
    .u8(given.links)
    .raw(given.from)
    .raw(given.to)
    .raw(given.id)
    .bytes(given.code)
    .raw(given.signature)
    .done();
}

export function decodeIntroduction(payload: Uint8Array): { number: number; given: CarriedIntroduction } {
  const reader = new Reader(payload);
  const number = reader.uint();
  const step = STEPS[reader.u8()];
  const hops = reader.u8();
  if (!step || hops > MOST_HOPS) throw new Malformed('introduction');
  const given = {
    step,
    hops,
    links: reader.u8(),
    from: reader.raw(32).slice(),
    to: reader.raw(32).slice(),
    id: reader.raw(8).slice(),
    code: reader.bytes(MOST_CODE_BYTES).slice(),
    signature: reader.raw(64).slice(),
  };
  reader.end();
  return { number, given };
}
