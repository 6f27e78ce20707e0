import { afterEach, describe, expect, it } from 'vitest';
import { Between } from './between.ts';
import { useFrames } from './frames.ts';

const frames = useFrames();
let between: Between | null = null;
afterEach(() => between?.close());

describe('a meeting point that has the invitation and puts itself in between', () => {
  it('gets both connections, and neither device speaks over its own', async () => {
    between = new Between(new Uint8Array(32).fill(1));
    window.meetingPoint = between;
    const [ana, ben] = [await frames.device(), await frames.device()];
    for (const one of [ana, ben]) one.join(1);
    const ends = () => [ana, ben].flatMap(({ events }) => events);
    await expect
      .poll(() => ends().filter(({ type }) => type === 'closed').length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(1);
    // WebRTC itself noticed nothing: both data channels opened, and the hellos went through.
    expect(between.opened).toBeGreaterThanOrEqual(2);
    expect(between.passed).toBeGreaterThanOrEqual(2);
    expect(ends().filter(({ type }) => type === 'opened')).toEqual([]);
    const reasons = ends().flatMap((event) => (event.type === 'closed' ? [event.reason] : []));
    expect(reasons).toContain('wrongProof');
    expect([ana, ben].map(({ neighbours }) => neighbours.connection.get().devices)).toEqual([0, 0]);
  });
});
