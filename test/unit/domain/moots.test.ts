import { describe, expect, test } from 'vitest';
import * as may from '../../../src/domain/moot/may.ts';
import { recordId } from '../../../src/domain/burst.ts';
import { encodeMootCalled } from '../../../src/domain/moot/headers.ts';
import { reduceGovernance } from '../../../src/domain/governance/reduce.ts';
import { Kind } from '../../../src/domain/kinds.ts';
import type { Persona } from '../../support/world.ts';
import { refOf, world } from '../../support/world.ts';

/** Four members, Ana's proposal, which all of them know, and a newcomer whom nobody has welcomed. */
function four() {
  const w = world();
  const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
  const oven = ana.puts('Oven');
  for (const one of [ben, cem, dana]) one.hears(ana);
  const [guest] = w.newcomers(ana, 'Guest') as [Persona];
  return { w, ana, ben, cem, dana, guest, oven };
}

describe('[MOOT-1] calling', () => {
  test('anyone who was welcomed may, about proposals that they have seen', () => {
    const { w, ana, ben, guest, oven } = four();
    expect(w.refusal(guest.callsMoot(oven))).toBe('notWelcomed');
    ana.hears(guest);
    ana.welcomes(guest);
    guest.hears(ana);
    const call = guest.callsMoot(oven);
    expect(w.refusal(call)).toBeNull();
    expect(w.everyone().state.mootCalls.get(call)).toMatchObject({
      by: guest.id,
      place: 'The back room',
      proposals: [oven],
      words: 'Come.',
      held: null,
    });
    expect(w.everyone().proposal(oven).mootCalls).toEqual([call]);
    expect(w.refusal(ben.callsMoot(recordId(ben.feed, 77, 0)))).toBe('nothingThere');
    expect(may.mayCallMoot(ben.state, ben.id, ['no id'])).toBe('nothingThere');
  });

  test('naming one proposal twice is malformed', () => {
    const { w, ana, oven } = four();
    const header = encodeMootCalled({ at: 0, place: '', proposals: [refOf(oven), refOf(oven)] });
    expect(w.refusal(ana.writes({ kind: Kind.mootCalled, header }))).toBe('malformed');
  });

  test('its words can be erased, and nothing else changes', () => {
    const { w, ana, oven } = four();
    const call = ana.callsMoot(oven);
    ana.erases(call);
    expect(w.everyone().state.mootCalls.get(call)).toMatchObject({ words: null, place: 'The back room' });
  });
});

describe('[MOOT-2] the call was shown', () => {
  test("members' devices say so, each once, and whoever called has seen it", () => {
    const { w, ana, ben, guest, oven } = four();
    const call = ana.callsMoot(oven);
    for (const one of [ben, guest]) one.hears(ana);
    expect(w.refusal(ben.sawCall(call))).toBeNull();
    expect(w.refusal(ben.sawCall(call))).toBe('alreadyDone');
    expect(w.refusal(ana.sawCall(call))).toBe('alreadyDone');
    expect(w.refusal(guest.sawCall(call))).toBe('notAMember');
    expect(w.everyone().state.mootCalls.get(call)?.seenBy).toEqual([ana.id, ben.id].sort());
  });

  test('not once it is known that the Moot took place', () => {
    const { w, ana, ben, cem, oven } = four();
    const call = ana.callsMoot(oven);
    const moot = ana.recordsMoot([oven], [ana], call);
    ben.hears(ana);
    expect(w.refusal(ben.sawCall(call))).toBe('closed');
    expect(w.refusal(cem.sawCall(call))).toBe('nothingThere');
    expect(w.everyone().state.mootCalls.get(call)?.held).toBe(moot);
  });
});

describe('[MOOT-3] what took place', () => {
  test('any member records it: who was there, about what, and how many a quorum was', () => {
    const { w, ana, ben, guest, oven } = four();
    ana.hears(guest);
    const moot = ana.recordsMoot([oven], [ana, ben, guest]);
    expect(w.everyone().state.moots.get(moot)).toMatchObject({
      by: ana.id,
      call: null,
      present: [ana.id, ben.id, guest.id],
      members: 2,
      quorum: 2,
      minutes: 'The minutes.',
      entries: [],
    });
    expect(w.everyone().proposal(oven).moots).toEqual([moot]);
    expect(w.refusal(guest.recordsMoot([oven], [guest]))).toBe('notAMember');
  });

  test('of calls and proposals that are known; nobody twice', () => {
    const { w, ana, ben, oven } = four();
    expect(w.refusal(ben.recordsMoot([oven], [ben, ben]))).toBe('malformed');
    const call = ana.callsMoot(oven);
    expect(w.refusal(ben.recordsMoot([oven], [ben], call))).toBe('nothingThere');
    expect(may.mayRecordMoot(ben.state, ben.id, null, [ben.id], [oven])).toBeNull();
    expect(may.mayRecordMoot(ana.state, ana.id, call, [ben.id], [oven])).toBeNull();
    expect(may.mayRecordMoot(ben.state, ben.id, call, [ben.id], [oven])).toBe('nothingThere');
  });

  test('recorded by two who did not know of each other: both are there', () => {
    const { w, ana, ben, oven } = four();
    const call = ana.callsMoot(oven);
    ben.hears(ana);
    const moots = [ana.recordsMoot([oven], [ana], call), ben.recordsMoot([oven], [ben], call)];
    expect(w.everyone().proposal(oven).moots).toEqual(moots);
    expect(w.everyone().state.mootCalls.get(call)?.held).toBe(moots[0]);
  });
});

describe('[OUT-11] people without a device', () => {
  function entered() {
    const told = four();
    const { ana, ben, cem, dana, oven } = told;
    const moot = ana.recordsMoot([oven], [ana, ben, dana]);
    const entry = ana.entersFor(dana, moot, 'object', oven);
    for (const one of [ben, cem]) one.hears(ana);
    return { ...told, moot, entry };
  }

  test('one enters, another who was there confirms, and it counts', () => {
    const { w, ana, ben, dana, oven, moot, entry } = entered();
    expect(w.everyone().proposal(oven)).toMatchObject({ members: { object: 0 }, stands: [] });
    const confirmed = ben.confirms(entry);
    expect(w.refusal(confirmed)).toBeNull();
    expect(w.everyone().proposal(oven)).toMatchObject({
      stage: 'moot',
      members: { object: 1 },
      stands: [
        { person: dana.id, position: 'object', enteredBy: ana.id, reason: 'As they said.', id: entry },
      ],
    });
    expect(w.everyone().state.moots.get(moot)?.entries).toMatchObject([
      { id: entry, by: ana.id, person: dana.id, confirmedBy: ben.id },
    ]);
  });

  test('not by whoever entered it, whom it is for, who was not there, or twice', () => {
    const { w, ana, ben, cem, dana, guest, moot, entry, oven } = entered();
    expect(w.refusal(ana.confirms(entry))).toBe('notYours');
    dana.hears(ana);
    expect(w.refusal(dana.confirms(entry))).toBe('notYours');
    expect(w.refusal(cem.confirms(entry))).toBe('notYours');
    guest.hears(ana);
    expect(w.refusal(guest.confirms(entry))).toBe('notAMember');
    ben.confirms(entry);
    expect(w.refusal(ben.confirms(entry))).toBe('alreadyDone');
    expect(w.refusal(cem.entersFor(dana, moot, 'agree', oven))).toBe('notYours');
    expect(w.refusal(ana.entersFor(ana, moot, 'agree', oven))).toBe('notYours');
    expect(w.refusal(ana.entersFor(cem, moot, 'agree', oven))).toBe('nothingThere');
    const other = ana.puts('Another');
    expect(w.refusal(ana.entersFor(dana, moot, 'agree', other))).toBe('nothingThere');
  });

  test('its words can be erased, and both the Moot and the proposal show that', () => {
    const { w, ana, ben, oven, moot, entry } = entered();
    ben.confirms(entry);
    ana.hears(ben);
    const before = ana.state;
    ana.erases(entry);
    expect(w.everyone().state.moots.get(moot)?.entries).toMatchObject([{ reason: null }]);
    expect(w.everyone().proposal(oven).stands).toMatchObject([{ reason: null, position: 'object' }]);
    // A neighbour's copy without the words, on a state that had them.
    const stripped = w.bursts
      .filter(({ records }) => records.some(({ body }) => body === 'As they said.'))
      .map((burst) => ({ ...burst, records: burst.records.map((record) => ({ ...record, body: null })) }));
    const { state } = reduceGovernance(before, stripped);
    expect(state.moots.get(moot)?.entries).toMatchObject([{ reason: null }]);
    expect(state.proposals.get(oven)?.stands).toMatchObject([{ reason: null }]);
  });

  test("one's own record overrides, before or after", () => {
    const { w, ben, dana, oven, entry } = entered();
    ben.confirms(entry);
    dana.agrees(oven);
    expect(w.everyone().proposal(oven)).toMatchObject({
      stage: 'talk',
      members: { agree: 1, object: 0 },
      stands: [{ person: dana.id, position: 'agree', enteredBy: null }],
    });
  });

  test('the newest entry counts; of two that do not know of each other the more cautious', () => {
    const { w, ana, ben, dana, oven, moot, entry } = entered();
    ben.confirms(entry);
    ana.hears(ben);
    const later = ana.entersFor(dana, moot, 'agree', oven);
    const aside = ben.entersFor(dana, moot, 'standAside', oven);
    ben.hears(ana);
    ana.hears(ben);
    ben.confirms(later);
    expect(w.everyone().proposal(oven).members).toMatchObject({ agree: 1, object: 0 });
    ana.confirms(aside);
    expect(w.everyone().proposal(oven).members).toMatchObject({ agree: 0, standAside: 1 });
  });

  test('what an outcome rests on includes it', () => {
    const { w, ana, ben, dana, oven, moot, entry } = entered();
    ben.confirms(entry);
    ben.agrees(oven);
    ana.hears(ben);
    ana.agrees(oven);
    expect(w.refusal(ana.records(oven))).toBe('objectionStands');
    expect(w.refusal(ana.finds('consensus', moot, oven))).toBe('notBroad');
    expect(w.refusal(ana.finds('deadlock', moot, oven, [ana, ben, dana]))).toBeNull();
  });
});

test('[RED-9] the answers for the screen are those of the rules', () => {
  const { ana, ben, dana, oven } = four();
  const moot = ana.recordsMoot([oven], [ana, ben, dana]);
  const entry = { moot, person: dana.id, proposal: oven, revision: oven, position: 'object' as const };
  expect(may.mayEnterPosition(ana.state, ana.id, { ...entry, hasReason: false })).toBe('reasonMissing');
  expect(may.mayEnterPosition(ana.state, ana.id, { ...entry, hasReason: true })).toBeNull();
  expect(may.mayConfirmEntry(ana.state, ana.id, moot)).toBe('nothingThere');
  expect(may.mayRecordFinding(ana.state, ana.id, moot, oven, oven, 'falls')).toBe('notQuorate');
  const call = ana.callsMoot(oven);
  ben.hears(ana);
  expect(may.mayMarkCallSeen(ben.state, ben.id, call)).toBeNull();
});
