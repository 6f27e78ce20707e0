import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../../src/domain/burst.ts';
import { recordId } from '../../../src/domain/burst.ts';
import type { HidingTarget } from '../../../src/domain/hiding/state.ts';
import { newcomerTalkLimits } from '../../../src/domain/limits.ts';
import type { Ignoring, Regard } from '../../../src/domain/talk/regard.ts';
import { aroundOf, regardOf } from '../../../src/domain/talk/regard.ts';
import type { Persona, World } from '../../support/world.ts';
import { hexOf, world } from '../../support/world.ts';

/** The record in that place of the talk feed of somebody's device. */
const said = (by: Persona, burst = 0, index = 0): RecordId => recordId(by.feed, burst, index);

function shown(
  w: World,
  by: Persona,
  options: { readonly burst?: number; readonly index?: number; readonly me?: Persona } = {},
  ignored: ReadonlyMap<string, Ignoring> = new Map(),
): Regard {
  const around = aroundOf(w.everyone().state, options.me?.id ?? null, (who) => ignored.get(who));
  return regardOf({ id: said(by, options.burst, options.index), device: by.device }, around);
}

describe('[TALK-7] words of people whom nobody has welcomed', () => {
  test('are shown as far as the limit, by the place in the feed; beyond it apart, until a welcome', () => {
    const w = world();
    const [ana] = w.assembly('Ana', 'Ben');
    const [fay] = w.newcomers(ana, 'Fay') as [Persona];
    const last = newcomerTalkLimits.bursts - 1;
    expect(shown(w, fay, { burst: last })).toBe('stranger');
    expect(shown(w, fay, { burst: last + 1 })).toBe('apart');
    expect(shown(w, fay, { burst: 0, index: 1 })).toBe('apart');
    expect(shown(w, ana, { burst: 5_000, index: 9 })).toBe('open');
    ana.hears(fay);
    ana.welcomes(fay);
    expect(shown(w, fay, { burst: last + 1 })).toBe('open');
  });

  test('of a device whose person isn’t known likewise; nobody is a stranger before there is a roll', () => {
    const w = world();
    const founder = w.person('Ana');
    founder.founds();
    const nobody = w.device('Gus', 'Gus');
    expect(shown(w, nobody, { burst: 99 })).toBe('open');
    expect(shown(w, founder, { burst: 99 })).toBe('open');
    founder.signsList(founder);
    expect(shown(w, nobody)).toBe('stranger');
    expect(shown(w, nobody, { burst: 99 })).toBe('apart');
    expect(shown(w, founder, { burst: 99 })).toBe('open');
  });
});

describe('[MOD-4] what members hide', () => {
  test('words alone; or all of a newcomer’s, until their welcome', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const [fay] = w.newcomers(ana, 'Fay') as [Persona];
    const words: HidingTarget = { type: 'words', record: said(fay, 3) };
    for (const one of [ana, ben]) one.saysOfHiding(words, 'hide');
    expect(shown(w, fay, { burst: 3 })).toBe('hidden');
    expect(shown(w, fay, { burst: 4 })).toBe('stranger');
    const person: HidingTarget = { type: 'person', person: fay.id };
    for (const one of [ana, ben]) one.saysOfHiding(person, 'hide', 'noise');
    expect(shown(w, fay, { burst: 4 })).toBe('hidden');
    ana.hears(fay);
    ana.welcomes(fay);
    expect(shown(w, fay, { burst: 4 })).toBe('open');
    expect(shown(w, fay, { burst: 3 })).toBe('hidden');
  });

  test('a member is never silenced as a whole', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    for (const one of [ana, ben]) one.saysOfHiding({ type: 'person', person: cem.id }, 'hide');
    expect(shown(w, cem)).toBe('open');
  });
});

describe('what somebody chose for their own device', () => {
  test('goes before all else, holds for nobody else, and never for oneself', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const words: HidingTarget = { type: 'words', record: said(ben) };
    const by = (how: Ignoring) => new Map([[ben.id, how]]);
    expect(shown(w, ben, { me: ana }, by('muted'))).toBe('muted');
    for (const one of [ana, ben]) one.saysOfHiding(words, 'hide');
    expect(shown(w, ben, { me: ana }, by('muted'))).toBe('hidden');
    expect(shown(w, ben, { me: ana }, by('blocked'))).toBe('blocked');
    expect(shown(w, ben, { me: ben }, by('blocked'))).toBe('hidden');
    expect(shown(w, ana, { me: ana }, new Map([[ana.id, 'blocked']]))).toBe('open');
  });

  test('a device can be ignored before it is known whose it is, and still is afterwards', () => {
    const w = world();
    const [ana] = w.assembly('Ana', 'Ben');
    const gus = w.person('Gus');
    const ignored = new Map<string, Ignoring>([[gus.device, 'blocked']]);
    expect(shown(w, gus, { me: ana }, ignored)).toBe('blocked');
    gus.hears(ana);
    gus.comesIn();
    expect(w.everyone().state.devices.get(gus.device)).toBe(hexOf('person Gus'));
    expect(shown(w, gus, { me: ana }, ignored)).toBe('blocked');
  });
});
