/** Two ends of one link find out what each holds of a ledger. */
import { describe, expect, it } from 'vitest';
import { Asking } from '../../../src/sync/asking.ts';
import { linkBudgets } from '../../../src/sync/exchange-context.ts';
import { FrameJoiner } from '../../../src/sync/frames.ts';
import { LedgerMeeting } from '../../../src/sync/ledger-meeting.ts';
import { memoryChannelPair } from '../../../src/sync/memory-channel.ts';
import { KIND, decodeVector } from '../../../src/sync/messages.ts';
import { Outbox } from '../../../src/sync/outbox.ts';
import { Packing } from '../../../src/sync/packing.ts';
import { SharedLedger } from '../../../src/sync/shared-ledger.ts';
import {
  decodeCounts,
  decodeDifference,
  encodeCounts,
  encodeDifference,
} from '../../../src/sync/vector-messages.ts';
import { Malformed } from '../../../src/sync/wire.ts';
import { TALK, filled, keyFrom, openTestLedger, packer, randomBytes, utf8, write } from './devices.ts';
import { TestClock } from './test-clock.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { Channel } from '../../../src/sync/channel.ts';
import type { ExchangeContext } from '../../../src/sync/exchange-context.ts';
import type { Vector } from '../../../src/sync/vectors.ts';

class End {
  readonly shared: SharedLedger;
  readonly meeting: LedgerMeeting;
  /** What this end was told, message by message. */
  readonly told: Uint8Array[] = [];
  readonly learnt: { readonly vector: Vector; readonly go: boolean }[] = [];
  differed = 0;

  constructor(ledger: Ledger, channel: Channel, clock: TestClock, wantsAll = true) {
    this.shared = new SharedLedger(ledger, 0);
    const outbox = new Outbox(channel, clock);
    const context: ExchangeContext = {
      outbox,
      asking: new Asking(outbox, clock, () => Promise.resolve(null)),
      clock,
      packer,
      packing: new Packing(packer, clock),
      budgets: linkBudgets(clock),
      initiator: channel.initiator,
      random: () => 0.5,
      onTheyHold: () => undefined,
      onDealtWith: () => undefined,
      close: () => undefined,
    };
    this.meeting = new LedgerMeeting(this.shared, 0, context, {
      wantsAll: () => wantsAll,
      theyHold: (vector, go) => this.learnt.push({ vector: new Map(vector), go }),
      headsDiffer: () => this.differed++,
    });
    const joiner = new FrameJoiner(1 << 20);
    channel.onFrame = (frame) => {
      const framed = joiner.take(frame);
      if (framed.type === 'message') this.#take(framed.message);
    };
  }

  get kinds(): readonly (number | undefined)[] {
    return this.told.map((message) => message[0]);
  }

  #take(message: Uint8Array): void {
    this.told.push(message);
    const payload = message.subarray(1);
    if (message[0] === KIND.counts) this.meeting.onCounts(decodeCounts(payload));
    else if (message[0] === KIND.difference) this.meeting.onDifference(decodeDifference(payload));
    else {
      const { vector, go } = decodeVector(payload);
      this.meeting.onVector(vector, go);
    }
  }
}

interface Met {
  readonly clock: TestClock;
  readonly initiator: End;
  readonly answerer: End;
}

function between(one: Ledger, other: Ledger): Met {
  const clock = new TestClock();
  const pair = memoryChannelPair({ clock, binding: randomBytes(32) });
  return {
    clock,
    initiator: new End(one, pair.initiator, clock),
    answerer: new End(other, pair.answerer, clock, false),
  };
}

async function meet(one: Ledger, other: Ledger): Promise<Met> {
  const met = between(one, other);
  met.initiator.meeting.begin();
  met.answerer.meeting.begin();
  const { initiator, answerer } = met;
  await met.clock.until('both know', () => initiator.learnt.length > 0 && answerer.learnt.length > 0);
  return met;
}

async function copyOf(ledger: Ledger): Promise<Ledger> {
  const copy = await openTestLedger(TALK);
  for await (const update of ledger.updatesSince(copy.stateVector())) await copy.receive(update);
  return copy;
}

async function crowd(people: number): Promise<Ledger> {
  const ledger = await openTestLedger(TALK);
  for (let i = 0; i < people; i++) await write(ledger, keyFrom(filled(i + 1)));
  return ledger;
}

describe('what both ends hold of a ledger', () => {
  it('takes two messages where they know the same feeds, far smaller than one vector', async () => {
    const one = await crowd(30);
    const other = await copyOf(one);
    await write(one, keyFrom(filled(3)));
    await write(other, keyFrom(filled(9)));
    await write(other, keyFrom(filled(9)));
    const { initiator, answerer } = await meet(one, other);
    expect(initiator.kinds).toEqual([KIND.counts]);
    expect(answerer.kinds).toEqual([KIND.difference]);
    expect(initiator.learnt).toEqual([{ vector: answerer.shared.vector, go: false }]);
    expect(answerer.learnt).toEqual([{ vector: initiator.shared.vector, go: true }]);
    const said = [...initiator.told, ...answerer.told].reduce((sum, { length }) => sum + length, 0);
    expect(said).toBeLessThan(one.stateVector().length / 2);
  });

  it('takes a whole vector between where somebody spoke whom only one has heard', async () => {
    const one = await crowd(5);
    const other = await copyOf(one);
    await write(one, keyFrom());
    await write(other, keyFrom());
    const { initiator, answerer } = await meet(one, other);
    expect([initiator.kinds, answerer.kinds]).toEqual([[KIND.counts, KIND.difference], [KIND.vector]]);
    expect(initiator.learnt).toEqual([{ vector: answerer.shared.vector, go: false }]);
    expect(answerer.learnt).toEqual([{ vector: initiator.shared.vector, go: true }]);
  });

  it.each([
    ['the initiator', 0, 4],
    ['the answerer', 4, 0],
    ['both', 0, 0],
  ])('is known where %s holds nothing', async (_, ofOne, ofOther) => {
    const { initiator, answerer } = await meet(await crowd(ofOne), await crowd(ofOther));
    expect(initiator.learnt[0]?.vector).toEqual(answerer.shared.vector);
    expect(answerer.learnt[0]?.vector).toEqual(initiator.shared.vector);
  });

  it.each([
    ['the same feeds', 0],
    ['other feeds', 1],
  ])('is compared by its heads at once, with %s', async (_, more) => {
    const [liar, same] = [keyFrom(filled(66)), await crowd(3)];
    await write(same, liar, utf8('the same'));
    const [one, other] = [await copyOf(same), await copyOf(same)];
    const agree = await meet(one, other);
    await agree.clock.pass(100);
    expect([agree.initiator.differed, agree.answerer.differed]).toEqual([0, 0]);
    await write(one, liar, utf8('here'));
    await write(other, liar, utf8('there'));
    for (let i = 0; i < more; i++) await write(one, keyFrom());
    const met = await meet(one, other);
    await met.clock.until('noticed', () => met.initiator.differed + met.answerer.differed > 0);
  });

  it('is not taken from a difference that was meant for what was said before', async () => {
    const ledger = await crowd(4);
    const { initiator, answerer } = between(ledger, await copyOf(ledger));
    const none = { go: true, digest: null };
    const stale = encodeDifference(0, new Map(), new Map([[1, 1]]), none).subarray(1);
    answerer.meeting.onDifference(decodeDifference(stale));
    answerer.meeting.begin();
    answerer.meeting.onDifference(decodeDifference(stale));
    expect(answerer.learnt).toEqual([]);
    const beyond = { ...decodeDifference(stale), changes: [[4, 1]] as const };
    const real = encodeDifference(0, new Map(), answerer.shared.vector, none).subarray(1);
    expect(() =>
      answerer.meeting.onDifference({ ...decodeDifference(real), ...{ changes: beyond.changes } }),
    ).toThrow(Malformed);
    answerer.meeting.onDifference(decodeDifference(real));
    answerer.meeting.onDifference(decodeDifference(real));
    expect(answerer.learnt).toEqual([{ vector: new Map(), go: true }]);
    expect(initiator.learnt).toEqual([]);
  });

  it('is taken from a whole vector at any later time', async () => {
    const ledger = await crowd(2);
    const { answerer, initiator } = await meet(ledger, await copyOf(ledger));
    const later = new Map([[77, 3]]);
    for (const end of [initiator, answerer]) {
      end.meeting.onVector(later, true);
      expect(end.learnt.at(-1)).toEqual({ vector: later, go: true });
    }
    expect(answerer.kinds).toEqual([KIND.difference]);
  });

  it('is not looked up for every count that a neighbour throws at it', async () => {
    const ledger = await crowd(2);
    const { clock, initiator, answerer } = between(ledger, await openTestLedger(TALK));
    const counts = decodeCounts(encodeCounts(0, initiator.shared.vector, true).subarray(1));
    for (let i = 0; i < 100; i++) initiator.meeting.onCounts(counts);
    await clock.pass(1000);
    expect(answerer.told.length).toBeGreaterThan(0);
    expect(answerer.told.length).toBeLessThan(10);
    expect(() => answerer.meeting.onCounts(counts)).toThrow(Malformed);
  });
});
