import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { PersonStone } from '../../../src/ui/kit/person-stone.tsx';
import { AssemblyRing } from '../../../src/ui/rings/assembly-ring.tsx';
import { LinkedRings } from '../../../src/ui/rings/linked-rings.tsx';
import { Rail } from '../../../src/ui/rings/rail.tsx';
import { RoomRing } from '../../../src/ui/rings/room-ring.tsx';
import { show } from './show.tsx';

let away: (() => void) | undefined;
afterEach(() => {
  away?.();
  delete document.documentElement.dataset['motion'];
});

describe('the rail', () => {
  it('is read out as steps with their states, and marks the one it is at', async () => {
    away = show(() => (
      <Rail
        states={{ talk: 'been', moot: 'spared', ballot: 'spared', decision: 'cooling' }}
        at="decision"
        daysGone={2}
      />
    ));
    const items = page.getByRole('list', { name: 'Where this stands' }).getByRole('listitem').elements();
    expect(items.map((item) => item.textContent)).toEqual([
      'Talk, been through',
      'Moot, not needed',
      'Ballot, not needed',
      'Decision, cooling off',
    ]);
    expect(items.map((item) => item.getAttribute('aria-current'))).toEqual([null, null, null, 'step']);
  });

  it('fits a phone', () => {
    away = show(() => (
      <div style={{ width: '320px' }}>
        <Rail states={{ talk: 'now', moot: 'ahead', ballot: 'ahead', decision: 'ahead' }} at="talk" />
      </div>
    ));
    const rail = page.getByRole('list').element();
    expect(rail.scrollWidth).toBeLessThanOrEqual(320);
  });
});

describe('the room', () => {
  const shapes = () => {
    const ring = page.getByRole('img').element();
    return { circles: ring.querySelectorAll('circle').length, squares: ring.querySelectorAll('rect').length };
  };

  /** The colour of a full stone, as the browser says it. */
  const agreed = (): string => {
    const probe = document.createElement('i');
    probe.style.color = 'var(--agree)';
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };

  it('shows an objection as a square, before any colour', () => {
    away = show(() => <RoomRing counts={{ agree: 4, object: 2 }} size={180} label="4 agree, 2 object" />);
    // A square and the ground behind it, for each of two.
    expect(shapes().squares).toBe(4);
    expect(page.getByRole('img', { name: '4 agree, 2 object' }).elements()).toHaveLength(1);
  });

  it('never draws a position on an earlier text as one that counts', () => {
    away = show(() => <RoomRing counts={{ agree: 1, older: 3 }} size={180} label="1 agrees" />);
    const [counted, ...more] = [...page.getByRole('img').element().querySelectorAll('circle')]
      .map((circle) => getComputedStyle(circle))
      .filter((style) => style.fill === agreed());
    expect(counted).toBeDefined();
    expect(more).toHaveLength(0);
    expect(page.getByRole('img').element().querySelectorAll('circle[stroke-dasharray]')).toHaveLength(3);
  });

  it('says which stone is mine', async () => {
    away = show(() => (
      <RoomRing
        counts={{ agree: 4 }}
        size={180}
        you={{ seat: 'agree', index: 1 }}
        figure={4}
        of="of 9"
        label="x"
      />
    ));
    await expect.element(page.getByText('you', { exact: true })).toBeInTheDocument();
  });

  it('draws a few paths, not thousands of stones, for a crowd', () => {
    away = show(() => <RoomRing counts={{ agree: 4000, unheard: 2000 }} size={180} label="a crowd" />);
    expect(shapes().circles).toBe(0);
    expect(page.getByRole('img').element().querySelectorAll('path').length).toBeLessThan(8);
  });
});

describe('people and assemblies', () => {
  it('give two people of one name a different look', () => {
    away = show(() => (
      <>
        <PersonStone person="aa11" name="Asha Okonjo" />
        <PersonStone person="bb22" name="Asha Okonjo" />
      </>
    ));
    const [one, other] = [...document.querySelectorAll('svg')];
    if (!one || !other) throw new Error('no stones');
    expect(one.textContent).toBe('AO');
    expect(one.style.getPropertyValue('--h')).not.toBe(other.style.getPropertyValue('--h'));
  });

  it('give an assembly a stone for each person, 24 at most', () => {
    away = show(() => (
      <>
        <AssemblyRing assembly="x" name="Leeds" kind="geographical" people={7} />
        <AssemblyRing assembly="x" name="Leeds" kind="geographical" people={900} />
      </>
    ));
    const counts = [...document.querySelectorAll('svg')].map((svg) => svg.querySelectorAll('circle').length);
    expect(counts).toEqual([7, 24]);
  });
});

describe('motion', () => {
  const durations = () =>
    [...document.querySelectorAll('svg g')]
      .map((g) => getComputedStyle(g))
      .filter((style) => style.animationName !== 'none')
      .map((style) => style.animationDuration);

  it('moves the picture of the process where it is welcome', () => {
    away = show(() => <LinkedRings alive />);
    expect(durations().length).toBeGreaterThan(0);
    expect(new Set(durations())).toEqual(new Set(['9s']));
  });

  it('stops all of it by the person’s own setting', () => {
    document.documentElement.dataset['motion'] = 'still';
    away = show(() => <LinkedRings alive />);
    for (const duration of durations()) expect(Number.parseFloat(duration)).toBeLessThan(0.001);
  });
});
