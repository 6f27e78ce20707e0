import type { Awareness } from 'y-protocols/awareness';
import { describe, expect, it } from 'vitest';
import { DraftShelf, type DraftChannel } from '../../../src/app/drafts/draft-shelf.ts';

const nobody = (): DraftChannel => ({
  onMet: null,
  onBytes: null,
  send: () => false,
  close: () => undefined,
});

const shelf = () =>
  new DraftShelf({
    keep: () => ({ loaded: Promise.resolve(true), close: () => Promise.resolve() }),
    channel: () => null,
    amongTabs: nobody,
    now: () => 0,
  });

const caretOf = (session: { awareness: unknown }): unknown =>
  (session.awareness as Awareness).getLocalState();

describe('the drafts of this device', () => {
  it('show its caret until the last page on a draft was left, in whichever order pages come and go', async () => {
    const drafts = shelf();
    const left = await drafts.session('d', 'Ana', 10);
    const shown = await drafts.session('d', 'Ana', 10);
    left.close();
    left.close();
    expect(caretOf(shown)).toEqual({ user: { name: 'Ana', hue: 10 } });
    shown.close();
    expect(caretOf(shown)).toBeNull();
    await drafts.close();
  });
});
