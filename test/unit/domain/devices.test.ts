import { describe, expect, test } from 'vitest';
import { inEveryOrder } from '../../support/every-order.ts';
import { admits, decides, holds, meet, removes } from '../../support/rooms.ts';
import type { Persona } from '../../support/world.ts';
import { world } from '../../support/world.ts';

/** Ana on a phone and a laptop that the phone linked; Ben; Cem. Everybody has heard everything. */
function scene() {
  const w = world();
  const [phone, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
  const laptop = phone.links('laptop');
  meet(phone, laptop, ben, cem);
  return { w, phone, laptop, ben, cem };
}

describe('[PER-7] a device that another device certified', () => {
  test('speaks for the same person, who counts once', () => {
    const { w, phone, laptop, ben } = scene();
    const bread = ben.puts('Bread');
    meet(phone, laptop, ben);
    phone.agrees(bread);
    laptop.hears(phone);
    laptop.objects(bread);
    const all = w.everyone();
    expect(all.who(phone).devices).toEqual([phone.device, laptop.device].sort());
    expect(all.proposal(bread).members).toMatchObject({ agree: 0, object: 1 });
    expect(all.state.roll.size).toBe(3);
  });

  test('its certificate counts only where every signature in it is valid', () => {
    const { w, phone } = scene();
    const other = phone.linksUnheard('tablet');
    other.hears(phone);
    const forged = other.writes({ ...other.certificate(), certificateValid: false });
    expect(w.refusal(forged)).toBe('badCertificate');
    expect(w.refusal(other.calledNow('Ana'))).toBe('deviceUnknown');
  });

  test('once whose device it is is known, no other certificate says otherwise', () => {
    const { w, phone, ben } = scene();
    const other = phone.links('tablet');
    expect(w.refusal(other.writes(ben.certificate(ben.id)))).toBe('alreadyDone');
  });
});

describe('[PER-8] [PER-9] revoked by another device', () => {
  test('what the revocation had seen remains; everything else of that device is void', () => {
    const { w, phone, laptop, ben, cem } = scene();
    const bread = ben.puts('Bread');
    meet(phone, laptop, ben, cem);
    const early = phone.agrees(bread);
    laptop.hears(phone);
    const revocation = laptop.revokes([phone]);
    const late = phone.objects(bread);
    const mine = phone.puts('Cake');
    const worry = phone.isConcerned(bread, 'Too hot.');
    const draft = phone.opensDraft('A draft');
    phone.calledNow('Ana the second');
    const all = w.everyone();
    for (const record of [early, late, mine, worry, revocation]) expect(all.refusal(record)).toBeNull();
    expect(all.proposal(bread).stands).toMatchObject([{ id: early, position: 'agree' }]);
    expect(all.proposal(bread).concerns).toEqual([]);
    expect(all.state.concerns.has(worry)).toBe(false);
    expect(all.state.drafts.has(draft)).toBe(false);
    expect(all.proposal(mine).stage).toBe('void');
    expect(all.who(phone).name).toBe('Ana');
    expect(all.state.revoked.get(phone.device)).toEqual({
      person: phone.id,
      said: [{ id: revocation, by: laptop.device }],
      byPhrase: false,
      time: expect.any(Number),
      talk: 0,
      governance: 3,
    });
  });

  test('who knows it can write nothing more on that device; the other devices go on', () => {
    const { w, phone, laptop, ben } = scene();
    const bread = ben.puts('Bread');
    laptop.hears(ben);
    laptop.revokes([phone]);
    phone.hears(laptop);
    expect(w.refusal(phone.agrees(bread))).toBe('deviceRevoked');
    expect(w.refusal(phone.revokes([laptop]))).toBe('deviceRevoked');
    expect(w.refusal(phone.erases(bread))).toBe('deviceRevoked');
    expect(w.refusal(laptop.agrees(bread))).toBeNull();
    expect(w.everyone().who(laptop).standing).toBe('member');
  });

  test('nobody revokes devices of somebody else', () => {
    const { w, phone, ben } = scene();
    const revocation = ben.revokes([phone]);
    expect(w.refusal(revocation)).toBeNull();
    phone.hears(ben);
    expect(w.refusal(phone.opensDraft('Still here'))).toBeNull();
    expect(w.everyone().state.revoked.size).toBe(0);
    expect(w.refusal(ben.revokes([phone]))).toBe('alreadyDone');
  });

  test('a device that has said nothing here yet can be revoked before it does', () => {
    const { w, phone, laptop } = scene();
    const lost = phone.linksUnheard('lost');
    laptop.revokes([lost]);
    lost.hears(phone);
    lost.comesIn();
    const draft = lost.opensDraft('Mine');
    const all = w.everyone();
    expect(all.refusal(draft)).toBeNull();
    expect(all.state.drafts.has(draft)).toBe(false);
  });

  test('a device that certifies itself through a revoked one, knowing it, is refused', () => {
    const { w, phone, laptop } = scene();
    const third = phone.linksUnheard('third');
    laptop.revokes([phone]);
    third.hears(laptop);
    expect(w.refusal(third.writes(third.certificate()))).toBe('deviceRevoked');
    expect(w.refusal(third.calledNow('Ana'))).toBe('deviceUnknown');
  });

  test('devices that it certified before, as the revocation had seen, go on', () => {
    const { w, phone, laptop } = scene();
    const tablet = phone.links('tablet');
    laptop.hears(tablet);
    laptop.revokes([phone]);
    const draft = tablet.opensDraft('Mine');
    tablet.hears(laptop);
    const later = tablet.opensDraft('Mine too');
    const all = w.everyone();
    for (const one of [draft, later]) expect(all.state.drafts.has(one)).toBe(true);
  });

  test('what a device certifies that the revocation had seen goes on, whatever stands before it in the chain', () => {
    const { w, phone, laptop } = scene();
    laptop.revokes([phone]);
    const tablet = laptop.links('tablet');
    expect(tablet.chain).toEqual([phone.device, laptop.device]);
    const draft = tablet.opensDraft('Mine');
    const all = w.everyone();
    expect(all.refusal(draft)).toBeNull();
    expect(all.state.drafts.has(draft)).toBe(true);
    expect([...all.state.revoked.keys()]).toEqual([phone.device]);
  });

  test('[ROLL-8] a device that nobody knew, certified through it, can say nothing as of yesterday', () => {
    const { w, phone, laptop, ben, cem } = scene();
    const [fay] = w.newcomers(ben, 'Fay') as [Persona];
    cem.hears(fay);
    laptop.revokes([phone]);
    const unknown = phone.linksUnheard('unknown');
    unknown.hears(phone, fay);
    unknown.comesIn();
    expect(w.refusal(admits(fay, unknown, cem))).toBeNull();
    const all = w.everyone();
    expect(all.who(fay)).toMatchObject({ standing: 'newcomer', wasMember: 'admissionFell' });
    expect(all.state.roll.size).toBe(3);
  });

  test('what rested on a vouch after the cut falls, unless enough others remain', () => {
    const { w, phone, laptop, ben, cem } = scene();
    const [fay, gus] = w.newcomers(ben, 'Fay', 'Gus') as [Persona, Persona];
    meet(phone, cem, ben, fay, gus);
    laptop.revokes([phone]);
    expect(w.refusal(admits(fay, phone, ben))).toBeNull();
    expect(w.refusal(admits(gus, phone, ben, cem))).toBeNull();
    const all = w.everyone();
    expect(all.who(fay).wasMember).toBe('admissionFell');
    expect(all.who(gus)).toMatchObject({ standing: 'member', vouchedBy: [ben.id, cem.id].sort() });
    expect(all.state.roll.size).toBe(4);
  });

  test('a place taken, a welcome and a leaving after the cut are void, and what followed from them', () => {
    const { w, phone, laptop, ben, cem } = scene();
    const [fay, gus] = w.newcomers(ben, 'Fay', 'Gus') as [Persona, Persona];
    const faysOther = fay.links('laptop');
    meet(phone, ben, cem, fay, gus, laptop, faysOther);
    laptop.revokes([phone]);
    phone.welcomes(gus);
    phone.leaves();
    faysOther.revokes([fay]);
    expect(w.refusal(admits(fay, ben, cem))).toBeNull();
    const all = w.everyone();
    expect(all.who(gus)).toMatchObject({ standing: 'newcomer', welcomedBy: null });
    expect(all.who(phone)).toMatchObject({ standing: 'member', wasMember: null });
    expect(all.who(fay)).toMatchObject({ standing: 'newcomer', wasMember: 'admissionFell' });
    faysOther.hears(fay, ben, cem);
    expect(w.refusal(faysOther.takesPlace())).toBeNull();
    expect(w.everyone().who(fay).standing).toBe('member');
  });

  test('what stands is not undone, whatever a revocation cuts off of what carried it', () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const laptop = ana.links('laptop');
    meet(ana, laptop, ben, cem, dana);
    removes([ana, ben, cem], dana);
    const standing = decides([ana, ben, cem], { type: 'ordinary' }, 'Bread');
    laptop.revokes([ana]);
    const all = w.everyone();
    expect(all.decision(standing)).toMatchObject({ result: 'accepted', void: false });
    expect(all.who(dana).wasMember).toBe('removed');
    expect(all.state.roll.size).toBe(3);
  });

  test('the founding list stays, whoever revokes the device that signed it', () => {
    const w = world();
    const ana = w.person('Ana');
    ana.founds();
    const ben = w.person('Ben');
    ben.hears(ana);
    ben.comesIn();
    const old = ana.links('old phone');
    ana.hears(ben);
    ana.signsList(ana, ben);
    old.revokes([ana]);
    expect(w.everyone().state.roll.size).toBe(2);
  });

  test('[OUT-7] its marks count no more, and it goes on without them', () => {
    const { w, phone, laptop, ben, cem } = scene();
    laptop.revokes([phone]);
    const { outcome } = holds([phone, ben], { type: 'ordinary' }, 'Bread');
    meet(ben, laptop, cem);
    // Ben's mark alone is no quorum; Ana's position came from the revoked phone.
    expect(w.everyone().outcome(outcome)).toMatchObject({ heldBy: [ben.id] });
    expect(w.refusal(ben.declaresStanding(outcome))).not.toBeNull();
  });

  test('[PER-6] words that it erased after the cut are not erased; those before stay erased', () => {
    const { w, phone, laptop, ben } = scene();
    const bread = ben.puts('Bread');
    meet(phone, laptop, ben);
    const [first, second] = [laptop.isConcerned(bread, 'One.'), laptop.isConcerned(bread, 'Two.')];
    phone.hears(laptop);
    phone.erases(first);
    laptop.hears(phone);
    laptop.revokes([phone]);
    expect(w.refusal(phone.erases(second))).toBeNull();
    const { state } = w.everyone();
    expect([state.erased.has(first), state.erased.has(second)]).toEqual([true, false]);
    expect(state.concerns.get(second)?.words).toBe('Two.');
  });
});

describe('[PER-10] devices that revoke each other, and the 24 words', () => {
  test('both are out; what either side had heard remains', () => {
    const { w, phone, laptop, ben } = scene();
    const bread = ben.puts('Bread');
    meet(phone, laptop, ben);
    const heard = laptop.agrees(bread);
    // The phone, in other hands, says that it never heard of anything that the laptop did.
    laptop.revokes([phone]);
    phone.revokes([laptop]);
    const after = laptop.objects(bread);
    const all = w.everyone();
    expect(all.refusal(after)).toBeNull();
    expect(all.proposal(bread).stands).toMatchObject([{ id: heard, position: 'agree' }]);
    expect([...all.state.revoked.keys()].sort()).toEqual([phone.device, laptop.device].sort());
    laptop.hears(phone);
    expect(w.refusal(laptop.agrees(bread))).toBe('deviceRevoked');
  });

  test('the words decide: what the device said that they revoke has no effect, and the other is back', () => {
    const { w, phone, laptop, ben } = scene();
    const bread = ben.puts('Bread');
    meet(phone, laptop, ben);
    laptop.revokes([phone]);
    const duel = phone.revokes([laptop]);
    laptop.hears(phone);
    expect(w.refusal(laptop.typesPhrase([phone], [duel]))).toBeNull();
    expect(w.refusal(laptop.agrees(bread))).toBeNull();
    phone.revokes([laptop]);
    const all = w.everyone();
    expect([...all.state.revoked.keys()]).toEqual([phone.device]);
    expect(all.state.revoked.get(phone.device)).toMatchObject({
      byPhrase: true,
      said: [{ by: laptop.device }],
    });
    expect(all.proposal(bread).members.agree).toBe(1);
  });

  test('a device begun from the words revokes all others, and nothing that those say in between counts', () => {
    const { w, phone, laptop, ben } = scene();
    const fresh = phone.alsoOn('new phone');
    const thief = phone.revokes([fresh, laptop]);
    const said = fresh.typesPhrase([phone]);
    const draft = fresh.opensDraft('Back');
    expect([w.refusal(thief), w.refusal(said)]).toEqual([null, null]);
    const all = w.everyone();
    expect([...all.state.revoked.keys()]).toEqual([phone.device]);
    expect(all.state.drafts.has(draft)).toBe(true);
    ben.hears(fresh);
    expect(ben.sees.who(phone).devices).toHaveLength(3);
  });

  test('words said in another assembly, to another device, or by another person say nothing', () => {
    const { w, phone, laptop, ben } = scene();
    const said = phone.typesPhrase([laptop]);
    expect(w.refusal(said)).toBeNull();
    const elsewhere = laptop.typesPhrase([phone], [], [], { assembly: '00'.repeat(32) });
    expect(w.refusal(elsewhere)).toBe('malformed');
    expect(w.refusal(laptop.typesPhrase([phone], [], [], { person: ben.id }))).toBe('notYours');
  });

  test('a device revoked by the words is out for good, also when they are typed on it', () => {
    const { w, phone, laptop } = scene();
    laptop.typesPhrase([phone]);
    phone.hears(laptop);
    expect(w.refusal(phone.typesPhrase([laptop]))).toBeNull();
    const all = w.everyone();
    expect([...all.state.revoked.keys()].sort()).toEqual([phone.device, laptop.device].sort());
    expect(w.refusal(phone.opensDraft('Mine'))).toBe('deviceRevoked');
  });

  test('a revoked device can take back nothing of what others had heard when they revoked it', () => {
    const { w, phone, laptop, ben, cem } = scene();
    const [fay] = w.newcomers(ben, 'Fay') as [Persona];
    const kept = phone.linksUnheard('kept asleep');
    kept.hears(phone);
    kept.comesIn();
    meet(laptop, cem, fay);
    expect(w.refusal(admits(fay, laptop, cem))).toBeNull();
    laptop.hears(fay);
    laptop.revokes([phone]);
    // It knows nothing of the vouch, and would take it back with the device that made it.
    kept.revokes([laptop]);
    const all = w.everyone();
    expect(all.who(fay).standing).toBe('member');
    expect(all.state.revoked.has(laptop.device)).toBe(true);
  });
});

describe('[TALK-6] talk', () => {
  test('of a revoked device so much remains as the revocation says was heard; of several the least', () => {
    const { w, phone, laptop } = scene();
    const tablet = phone.links('tablet');
    meet(phone, laptop, tablet);
    laptop.revokes([phone], [[phone, 7]]);
    expect(w.everyone().state.revoked.get(phone.device)?.talk).toBe(7);
    tablet.revokes([phone], [[phone, 4]]);
    expect(w.everyone().state.revoked.get(phone.device)?.talk).toBe(4);
  });

  test('of devices that revoke each other, what either side had heard', () => {
    const { w, phone, laptop } = scene();
    laptop.revokes(
      [phone],
      [
        [phone, 3],
        [laptop, 9],
      ],
    );
    phone.revokes([laptop], []);
    expect(w.everyone().state.revoked.get(laptop.device)?.talk).toBe(9);
    expect(w.everyone().state.revoked.get(phone.device)?.talk).toBe(3);
  });
});

describe('in every order', () => {
  test('[PER-9] a revocation, a vouch by the revoked, and a place on it', () => {
    const { w, phone, laptop, ben, cem } = scene();
    const [fay] = w.newcomers(ben, 'Fay') as [Persona];
    meet(phone, cem, fay);
    const unknown = phone.linksUnheard('unknown');
    unknown.hears(phone);
    const revocation = laptop.revokes([phone]);
    const certificate = unknown.writes(unknown.certificate());
    const vouches = [unknown.vouchesFor(fay), cem.vouchesFor(fay)];
    fay.hears(unknown, cem);
    const place = fay.takesPlace();
    const again = laptop.opensDraft('We go on');
    const { orders, all } = inEveryOrder(w, [revocation, certificate, ...vouches, place, again]);
    expect(orders).toBe(720);
    expect(all.who(fay).wasMember).toBe('admissionFell');
  });

  test('[PER-10] duels, decided by the words on one side', () => {
    const { w, phone, laptop, ben } = scene();
    const bread = ben.puts('Bread');
    meet(phone, laptop, ben);
    const first = laptop.revokes([phone]);
    const second = phone.revokes([laptop]);
    const position = laptop.agrees(bread);
    const worry = phone.isConcerned(bread, 'Too hot.');
    laptop.hears(phone);
    const words = laptop.typesPhrase([phone], [second]);
    const later = laptop.objects(bread);
    const { orders, all } = inEveryOrder(w, [first, second, position, worry, words, later]);
    expect(orders).toBe(720);
    expect(all.proposal(bread).members.object).toBe(1);
    expect([...all.state.revoked.keys()]).toEqual([phone.device]);
  });

  test('[PER-10] three devices, each of which revokes the next', () => {
    const { w, phone, laptop } = scene();
    const tablet = phone.links('tablet');
    meet(phone, laptop, tablet);
    const circle = [phone.revokes([laptop]), laptop.revokes([tablet]), tablet.revokes([phone])];
    const after = [phone, laptop, tablet].map((one) => one.opensDraft('Mine'));
    const { orders, all } = inEveryOrder(w, [...circle, ...after]);
    expect(orders).toBe(720);
    expect(all.state.revoked.size).toBe(3);
    for (const draft of after) expect(all.state.drafts.has(draft)).toBe(false);
  });
});
