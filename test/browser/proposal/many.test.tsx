// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import { afterEach, describe, expect, it } from 'vitest';
import ProposalsPage from '../../../src/ui/features/proposal/proposals-page.tsx';
import { openAs } from '../../support/open-as.ts';
import { breakfastClub } from './scene.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

const MANY = 130;
const rows = (): number => document.querySelectorAll('main li a[href*="/p/"]').length;

describe('a long list of proposals', () => {
  it('is drawn a screenful at once, soon whole, and whole at once for who comes back', async () => {
    const { me } = breakfastClub();
    for (let i = 1; i < MANY; i++) me.puts(`Idea ${i}`, 'We try it.');
    const opened = openAs(me);
    const show = () =>
      showPage(me, opened, { page: ProposalsPage, pattern: '/proposals', path: '/proposals' });
    shown = show();
    const atOnce = rows();
    expect(atOnce).toBeGreaterThan(10);
    expect(atOnce).toBeLessThan(MANY);
    await expect.poll(rows).toBe(MANY);
    shown.remove();
    shown = show();
    expect(rows()).toBe(MANY);
  });
});
