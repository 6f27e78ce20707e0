/**
 * Two devices connect by two codes: one shows an offer, the other reads it and shows an answer back.
 * The codes hold the certificates of both ends, so whoever only sees or delays them cannot get in
 * between; who could replace both is found out by the words that both ends show (`word-code.ts`).
 */
import { fault, ok, type Result } from '../lib/result.ts';
import { decodeDescription } from './description.ts';
import { rtcConnector, type RtcOptions } from './rtc-channel.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import type { CarriedConnection, Connector } from './connector.ts';

/** From the second code to a channel: measured 60 ms on one network. */
const OPEN_WITHIN_MS = 10_000;
/** The answer waits for a person who holds a phone in front of a camera, and for a message to be sent. */
const ANSWER_WITHIN_MS = 15 * 60_000;

export type PairingFault = 'notACode' | 'damaged' | 'newerVersion' | 'wrongKind' | 'notReached' | 'cancelled';

export interface PairingOffer {
  readonly code: Uint8Array;
  /** After `damaged` or `wrongKind` another answer may be tried; after `notReached` a new offer is needed. */
  accept(answer: Uint8Array): Promise<Result<Channel, PairingFault>>;
  cancel(): void;
}

export interface PairingAnswer {
  readonly code: Uint8Array;
  readonly channel: Promise<Result<Channel, PairingFault>>;
  cancel(): void;
}

export interface PairingOptions {
  readonly connector: Connector;
  readonly clock: Clock;
}

/** Over WebRTC. */
export const offerPairing = (options: RtcOptions): Promise<Result<PairingOffer, PairingFault>> =>
  offerOver({ connector: rtcConnector(options), clock: options.clock });

export const answerPairing = (
  code: Uint8Array,
  options: RtcOptions,
): Promise<Result<PairingAnswer, PairingFault>> =>
  answerOver(code, { connector: rtcConnector(options), clock: options.clock });

/** Takes the browser 0.1 to 2.5 s, in which it finds its addresses. `notReached`: it finds no way at all. */
export async function offerOver(options: PairingOptions): Promise<Result<PairingOffer, PairingFault>> {
  const connection = options.connector.connect(true);
  const code = await connection.offer();
  if (!code) {
    connection.close();
    return fault('notReached');
  }
  let cancelled = false;
  return ok({
    code,
    async accept(answer) {
      const description = decodeDescription(answer);
      if (!description) return fault('damaged');
      if (description.kind !== 'answer') return fault('wrongKind');
      if (cancelled) return fault('cancelled');
      if (!(await connection.accept(answer))) return fault('notReached');
      // Both codes are there: what doesn't come about now won't. (An answer waits much longer than browsers try.)
      connection.onState = (state) => {
        if (state === 'failed') connection.close();
      };
      return opening(connection, OPEN_WITHIN_MS, options, () => cancelled);
    },
    cancel() {
      cancelled = true;
      connection.close();
    },
  });
}

/** Reads an offer and makes the answer to show back. */
export async function answerOver(
  code: Uint8Array,
  options: PairingOptions,
): Promise<Result<PairingAnswer, PairingFault>> {
  const offer = decodeDescription(code);
  if (!offer) return fault('damaged');
  if (offer.kind !== 'offer') return fault('wrongKind');
  const connection = options.connector.connect(false);
  const answer = await connection.answer(code);
  if (!answer) {
    connection.close();
    return fault('notReached');
  }
  // Neither browser shows any address: no time will bring them together, a camera's permission may.
  if (offer.candidates.length === 0 && decodeDescription(answer)?.candidates.length === 0) {
    connection.close();
    return fault('notReached');
  }
  let cancelled = false;
  return ok({
    code: answer,
    channel: opening(connection, ANSWER_WITHIN_MS, options, () => cancelled),
    cancel() {
      cancelled = true;
      connection.close();
    },
  });
}

async function opening(
  connection: CarriedConnection,
  patienceMs: number,
  { clock }: PairingOptions,
  isCancelled: () => boolean,
): Promise<Result<Channel, PairingFault>> {
  const stop = clock.after(patienceMs, () => connection.close());
  const channel = await connection.opened;
  stop();
  connection.onState = null;
  if (channel) return ok(channel);
  return fault(isCancelled() ? 'cancelled' : 'notReached');
}
