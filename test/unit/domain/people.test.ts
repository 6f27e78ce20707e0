import { describe, expect, test } from 'vitest';
import { Kind } from '../../../src/domain/kinds.ts';
import { newcomerLimits } from '../../../src/domain/limits.ts';
import { encodeDeviceCertified, encodeHelloSaid } from '../../../src/domain/person/headers.ts';
import type { Persona } from '../../support/world.ts';
import { world } from '../../support/world.ts';

const hello = { kind: Kind.helloSaid, header: encodeHelloSaid(), body: 'Ben' };

describe('[PER-1] certificates', () => {
  test('a device without one is unknown, and nothing it says has an effect', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const ben = w.person('Ben');
    ben.hears(ana);
    const said = ben.writes(hello);
    expect(w.refusal(said)).toBe('deviceUnknown');
    expect(w.everyone().state.people.size).toBe(1);
  });

  test('one that does not verify is refused', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const ben = w.person('Ben');
    ben.hears(ana);
    const certificate = ben.writes({ ...ben.certificate(ana.id), certificateValid: false });
    expect(w.refusal(certificate)).toBe('badCertificate');
    expect(w.refusal(ben.agrees(ana.puts('Bread')))).toBe('deviceUnknown');
    expect(w.everyone().state.devices.has(ben.device)).toBe(false);
  });

  test('it counts from where it stands', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const ben = w.person('Ben');
    ben.hears(ana);
    const early = ben.writes(hello);
    ben.comesIn();
    const all = w.everyone();
    expect(all.refusal(early)).toBe('deviceUnknown');
    expect(all.who(ben)).toMatchObject({ name: 'Ben', standing: 'newcomer', devices: [ben.device] });
  });

  test('a person has as many devices as they certify', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const laptop = ana.alsoOn('laptop');
    const all = w.everyone();
    expect(all.state.people.size).toBe(1);
    expect([...all.who(ana).devices].sort()).toEqual([ana.device, laptop.device].sort());
    expect(all.state.devices.get(laptop.device)).toBe(ana.id);
  });
});

test('[PER-2] where two persons claim a device, the first in its feed has it', () => {
  const w = world();
  const [ana] = w.assembly('Ana');
  const [ben] = w.newcomers(ana, 'Ben') as [Persona];
  const second = ben.writes({
    kind: Kind.deviceCertified,
    header: encodeDeviceCertified({ person: ana.id, signature: new Uint8Array(64) }),
    certificateValid: true,
  });
  const all = w.everyone();
  expect(all.refusal(second)).toBe('alreadyDone');
  expect(all.state.devices.get(ben.device)).toBe(ben.id);
  expect(all.who(ana).devices).toEqual([ana.device]);
});

describe('[PER-3] names', () => {
  test('the newest hello names', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    ana.calledNow('Anna');
    expect(w.everyone().who(ana).name).toBe('Anna');
  });

  test('someone who certified a device and said nothing has no name', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const ben = w.person('Ben');
    ben.hears(ana);
    ben.writes(ben.certificate());
    expect(w.everyone().who(ben)).toMatchObject({ name: null, standing: 'newcomer' });
    ana.hears(ben);
    expect(w.refusal(ana.welcomes(ben))).toBe('nothingThere');
  });
});

describe('[PER-4] welcome', () => {
  test("a member's welcome makes a participant, once", () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const [cem] = w.newcomers(ana, 'Cem') as [Persona];
    ana.hears(cem);
    ben.hears(cem);
    ana.welcomes(cem);
    expect(w.everyone().who(cem)).toMatchObject({
      standing: 'participant',
      welcomedBy: ana.id,
      memberBy: null,
    });
    expect(w.refusal(ana.welcomes(cem))).toBe('alreadyDone');
    expect(w.refusal(ben.welcomes(cem))).toBeNull();
    expect(w.everyone().who(cem).welcomedBy).toBe(ana.id);
  });

  test('participants and newcomers welcome nobody', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const [cem, dana] = w.newcomers(ana, 'Cem', 'Dana') as [Persona, Persona];
    ana.hears(cem);
    ana.welcomes(cem);
    cem.hears(ana, dana);
    expect(w.refusal(cem.welcomes(dana))).toBe('notAMember');
    expect(w.everyone().who(dana).standing).toBe('newcomer');
  });
});

describe('[PER-5] limits on newcomers', () => {
  test('what goes beyond is refused, and stays so after the welcome', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const [cem] = w.newcomers(ana, 'Cem') as [Persona];
    const drafts = Array.from({ length: newcomerLimits.records }, (_, i) => cem.opensDraft(`Idea ${i}`));
    // The hello was the first of them.
    expect(drafts.map((id) => w.refusal(id)).filter((refusal) => refusal !== null)).toEqual(['tooMany']);
    ana.hears(cem);
    ana.welcomes(cem);
    expect(w.refusal(drafts.at(-1) ?? '')).toBe('tooMany');
    expect(w.refusal(cem.opensDraft('Before I heard of the welcome'))).toBe('tooMany');
    cem.hears(ana);
    expect(w.refusal(cem.opensDraft('After'))).toBeNull();
  });

  test('bytes of headers count as well', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const [cem] = w.newcomers(ana, 'Cem') as [Persona];
    expect(w.refusal(cem.puts('One', 'x'.repeat(20_000)))).toBeNull();
    expect(w.refusal(cem.puts('Two', 'x'.repeat(20_000)))).toBe('tooMany');
  });

  test('each device has its own, and taking a place and erasing are free', () => {
    const w = world();
    const [ana] = w.assemblyWith({ charter: { vouches: 1 } }, 'Ana');
    const [cem] = w.newcomers(ana, 'Cem') as [Persona];
    let last = '';
    for (let i = 0; i < 40; i += 1) last = cem.opensDraft(`Idea ${i}`);
    expect(w.refusal(last)).toBe('tooMany');
    expect(w.refusal(cem.erases(last))).toBeNull();
    expect(w.refusal(cem.alsoOn('laptop').opensDraft('From the other'))).toBeNull();
    ana.hears(cem);
    ana.vouchesFor(cem);
    cem.hears(ana);
    expect(w.refusal(cem.takesPlace())).toBeNull();
    expect(w.refusal(cem.opensDraft('As a member'))).toBeNull();
  });

  test('a founder may write as much as they like before there is a list', () => {
    const w = world();
    const ana = w.person('Ana');
    ana.founds();
    for (let i = 0; i < 40; i += 1) ana.opensDraft(`Idea ${i}`);
    expect(w.everyone().state.refused.size).toBe(0);
  });
});

describe('[PER-6] erasing', () => {
  test('own words go, from any own device, and the record stays', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const laptop = ana.alsoOn('laptop');
    const bread = ben.puts('Bread');
    ana.hears(ben);
    const objection = ana.objects(bread, 'My neighbour Jo is ill.');
    laptop.hears(ana);
    expect(w.refusal(laptop.erases(objection))).toBeNull();
    const all = w.everyone();
    expect(all.state.erased.has(objection)).toBe(true);
    expect(all.proposal(bread).stands).toMatchObject([{ person: ana.id, position: 'object', reason: null }]);
  });

  test("nobody erases another's words, or what they have not seen", () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const bread = ana.puts('Bread');
    const objection = ana.objects(bread, 'Because.');
    expect(w.refusal(ben.erases(objection))).toBe('nothingThere');
    ben.hears(ana);
    expect(w.refusal(ben.erases(objection))).toBe('notYours');
    expect(w.everyone().state.erased.size).toBe(0);
    expect(w.everyone().proposal(bread).stands[0]?.reason).toBe('Because.');
  });

  test('a device that was certified out of sight is not yet known as the same person', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const laptop = w.device('Ana', 'laptop');
    laptop.hears(ana);
    const mute = laptop.writes(hello);
    ana.hears(laptop);
    laptop.comesIn();
    const erasure = ana.erases(mute);
    expect(w.refusal(erasure)).toBe('notYours');
    ana.hears(laptop);
    expect(w.refusal(ana.erases(mute))).toBeNull();
  });

  test('an erased name is no name, and an erased title no title', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const draft = ana.opensDraft('Secret plan');
    ana.erases(draft);
    const named = ana.calledNow('Anna');
    ana.erases(named);
    const all = w.everyone();
    expect(all.who(ana).name).toBeNull();
    expect(all.state.drafts.get(draft)?.title).toBeNull();
  });
});
