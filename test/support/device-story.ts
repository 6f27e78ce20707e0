/**
 * Stories of people with several devices each, told by chance: devices certify each other, revoke each other,
 * the 24 words are typed, while members vouch, admit and take positions, often without having heard of it.
 */
import fc from 'fast-check';
import { admits, meet } from './rooms.ts';
import type { Persona } from './world.ts';
import { World } from './world.ts';

const acts = [
  'links',
  'links',
  'linksAsleep',
  'revokes',
  'revokes',
  'revokesTwo',
  'typesPhrase',
  'agrees',
  'objects',
  'puts',
  'admits',
  'erases',
  'hears',
  'hears',
  'meet',
] as const;

export interface DeviceStep {
  readonly act: (typeof acts)[number];
  readonly who: number;
  readonly other: number;
}

export const deviceSteps = (maxLength: number): fc.Arbitrary<readonly DeviceStep[]> =>
  fc.array(fc.record({ act: fc.constantFrom(...acts), who: fc.nat(40), other: fc.nat(40) }), {
    maxLength,
    size: 'max',
  });

export interface DeviceTale {
  readonly world: World;
  /** Every device, in the order in which they came. */
  readonly devices: readonly Persona[];
}

export function tellDevices(told: readonly DeviceStep[]): DeviceTale {
  const world = new World();
  const founders = world.assembly('Ana', 'Ben', 'Cem');
  const [ana] = founders;
  const newcomers = world.newcomers(ana, 'Fay', 'Gus');
  const devices: Persona[] = [...founders, ...newcomers];
  const bread = ana.puts('Bread');
  meet(...devices);
  told.forEach(({ act, who, other: whom }, index) => {
    const one = devices[who % devices.length];
    const other = devices[whom % devices.length];
    if (one === undefined || other === undefined) return;
    const own = devices.filter(({ id }) => id === one.id);
    const sibling = own[whom % own.length] ?? one;
    switch (act) {
      case 'links':
        if (one.chain.length < 8) devices.push(one.links(`device ${index}`));
        return;
      case 'linksAsleep': {
        if (one.chain.length >= 8) return;
        const asleep = one.linksUnheard(`device ${index}`);
        asleep.receives(world.bursts.slice(0, 8));
        asleep.comesIn();
        devices.push(asleep);
        return;
      }
      case 'revokes':
        one.revokes([sibling], [[sibling, whom % 5]]);
        return;
      case 'revokesTwo':
        one.revokes([sibling, other], [[other, 3]]);
        return;
      case 'typesPhrase': {
        const said = [...one.state.revoked.values()].filter(({ person }) => person === one.id);
        one.typesPhrase(
          sibling === one ? [] : [sibling],
          said.flatMap((row) => row.said.map(({ id }) => id)).slice(0, whom % 3),
        );
        return;
      }
      case 'agrees':
        one.agrees(bread);
        return;
      case 'objects':
        one.objects(bread);
        return;
      case 'puts':
        one.puts(`Proposal ${index}`);
        return;
      case 'admits': {
        const newcomer = newcomers[whom % newcomers.length];
        const vouchers = founders.filter(({ id }) => id !== newcomer?.id).slice(0, 2);
        if (newcomer !== undefined) admits(newcomer, one, ...vouchers);
        return;
      }
      case 'erases': {
        const [first] = sibling.state.proposals.keys();
        if (first !== undefined) one.erases(first);
        return;
      }
      case 'hears':
        one.hears(other);
        return;
      case 'meet':
        return meet(one, other, ...founders);
    }
  });
  return { world, devices };
}
