/** How the linking of a device ends where it is stopped, or the link breaks, at a bad moment. */
import { describe, expect, it } from 'vitest';
import { LinkTalk, newEnd, oldEnd, type Gift, type Keep } from '../../../src/app/devices/link-session.ts';
import { decodeLinkMessage, encodeLinkMessage } from '../../../src/app/devices/link-messages.ts';
import type { DeviceLinkFault } from '../../../src/app/devices-api.ts';
import { ok, type Result } from '../../../src/lib/result.ts';
import type { Paired } from '../../../src/sync/pairing-source.ts';

/** A promise, and the way to settle it. */
function later<T>(): { readonly promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (value) => resolve(value) };
}

const PERSON = 'ab'.repeat(32);
const PHONE = 'cd'.repeat(32);
const gift: Gift = {
  proof: { person: PERSON, chain: [], certificate: new Uint8Array(64) },
  name: 'Ana',
  points: [],
  assemblies: [],
  devices: [{ device: PHONE, name: 'Phone' }],
};

interface Wire extends Paired {
  readonly said: string[];
  breaks(): void;
}

/** One end of a link in memory. What one end says, the other hears in the same moment. */
function wires(): readonly [Wire, Wire] {
  const takes: [(bytes: Uint8Array) => void, (bytes: Uint8Array) => void] = [
    () => undefined,
    () => undefined,
  ];
  const ends = [later<undefined>(), later<undefined>()] as const;
  const wire = (own: 0 | 1): Wire => {
    const said: string[] = [];
    return {
      device: own === 0 ? 'ef'.repeat(32) : PHONE,
      words: ['one', 'two', 'three'],
      said,
      say(bytes) {
        said.push(decodeLinkMessage(bytes)?.type ?? 'nothing');
        takes[own === 0 ? 1 : 0](bytes);
      },
      hear(take) {
        takes[own] = take;
      },
      ended: ends[own].promise,
      breaks: () => ends[own].resolve(undefined),
    };
  };
  return [wire(0), wire(1)];
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

function linking(options: { gift?: () => Promise<Result<Gift, DeviceLinkFault>>; keep?: Keep } = {}) {
  const [phone, laptop] = wires();
  const names: string[] = [];
  const old = new LinkTalk(
    oldEnd(options.gift ?? (() => Promise.resolve(ok(gift))), (_, name) => names.push(name)),
    () => undefined,
  );
  const fresh = new LinkTalk(
    newEnd('Laptop', () => Promise.resolve(true), options.keep ?? (() => Promise.resolve(null))),
    () => undefined,
  );
  old.begin(ok(phone));
  fresh.begin(ok(laptop));
  return { phone, laptop, old, fresh, names };
}

const nothingYet = new Promise<never>(() => undefined);

describe('linking another device', () => {
  it('is done at both ends once both people have said that the words are the same', async () => {
    const { old, fresh, names } = linking();
    old.confirm();
    fresh.confirm();
    await turns();
    expect([old.state.get().type, fresh.state.get().type]).toEqual(['done', 'done']);
    expect(names).toEqual(['Laptop']);
  });

  it('stopped while it is being signed, nothing is given: that is what the screen says', async () => {
    const signing = later<Result<Gift, DeviceLinkFault>>();
    const { phone, old, fresh } = linking({ gift: () => signing.promise });
    old.confirm();
    fresh.confirm();
    await turns();
    old.refuse();
    signing.resolve(ok(gift));
    await turns();
    expect(phone.said).toEqual(['confirmed', 'refused']);
    expect(old.state.get()).toEqual({ type: 'failed', why: 'refused' });
    expect(fresh.state.get()).toEqual({ type: 'failed', why: 'refused' });
  });

  it.each(['stopped', 'broken'] as const)(
    '%s after everything was given, the old one says to look at the other, which is linked',
    async (how) => {
      const writing = later<null>();
      const { phone, laptop, old, fresh } = linking({ keep: () => writing.promise });
      old.confirm();
      fresh.confirm();
      await turns();
      if (how === 'stopped') old.refuse();
      else for (const wire of [phone, laptop]) wire.breaks();
      await turns();
      expect(old.state.get()).toEqual({ type: 'failed', why: 'unsure' });
      // Neither the person nor the other end can undo now what is being written.
      fresh.refuse();
      expect(fresh.state.get().type).toBe('compare');
      writing.resolve(null);
      await turns();
      expect(fresh.state.get()).toMatchObject({ type: 'done', name: 'Ana' });
    },
  );

  it('where it can’t be kept, both say so, also after the old one stopped', async () => {
    const full = linking({ keep: () => Promise.resolve('storageFailed') });
    full.old.confirm();
    full.fresh.confirm();
    await turns();
    expect(full.fresh.state.get()).toEqual({ type: 'failed', why: 'storageFailed' });
    expect(full.old.state.get()).toEqual({ type: 'failed', why: 'refused' });
    const thrown = linking({ keep: () => Promise.reject(new Error('gone')) });
    thrown.old.confirm();
    thrown.fresh.confirm();
    await turns();
    expect(thrown.fresh.state.get()).toEqual({ type: 'failed', why: 'storageFailed' });
  });

  it('an end that says it has kept what nobody gave, or has another name than it had, is no Moot', async () => {
    for (const second of [
      { type: 'kept' },
      { type: 'here', value: { version: 1, name: 'Phone' } },
    ] as const) {
      const [phone, liar] = wires();
      const old = new LinkTalk(
        oldEnd(
          () => nothingYet,
          () => undefined,
        ),
        () => undefined,
      );
      old.begin(ok(phone));
      liar.say(encodeLinkMessage({ type: 'here', value: { version: 1, name: 'Laptop' } }));
      expect(old.state.get()).toMatchObject({ type: 'compare', name: 'Laptop' });
      old.confirm();
      liar.say(encodeLinkMessage({ type: 'confirmed' }));
      liar.say(encodeLinkMessage(second));
      expect(old.state.get()).toEqual({ type: 'failed', why: 'notProven' });
    }
  });
});
