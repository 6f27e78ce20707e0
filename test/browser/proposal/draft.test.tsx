// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { applyUpdate, Doc, type Text } from 'yjs';
import DraftPage from '../../../src/ui/features/draft/draft-page.tsx';
import { mountEditor, type Editor } from '../../../src/ui/features/draft/mount-editor.ts';
import { openAs, type OpenAs } from '../../support/open-as.ts';
import { breakfastClub, type Scene } from './scene.ts';

const REMOTE = 'remote';

/** One writer's side of a shared text. */
class Side {
  readonly doc = new Doc();
  readonly text: Text = this.doc.getText('text');
  readonly carets = new Awareness(this.doc);
  readonly place = document.createElement('div');
  words = '';
  readonly editor: Editor;

  constructor(person: string) {
    document.body.append(this.place);
    this.carets.setLocalState({ person });
    this.editor = mountEditor({
      parent: this.place,
      text: this.text,
      carets: this.carets,
      labelledBy: 'none',
      describedBy: 'none',
      hint: 'Write here.',
      nameOf: (id) => ({ [ASHA]: 'Asha', [BEN]: 'Ben' })[id] ?? null,
      onWords: (words) => {
        this.words = words;
      },
    });
  }

  get content(): HTMLElement {
    const content = this.place.querySelector<HTMLElement>('.cm-content');
    if (!content) throw new Error('no editor');
    return content;
  }

  close(): void {
    this.editor.destroy();
    this.place.remove();
  }
}

const ASHA = 'a'.repeat(64);
const BEN = 'b'.repeat(64);

function link(a: Side, b: Side): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) applyUpdate(to.doc, update, REMOTE);
    });
    from.carets.on('update', ({ added, updated }: Record<string, number[]>, origin: unknown) => {
      const changed = [...(added ?? []), ...(updated ?? [])];
      if (origin !== REMOTE)
        applyAwarenessUpdate(to.carets, encodeAwarenessUpdate(from.carets, changed), REMOTE);
    });
  }
}

describe('writing together', () => {
  let asha: Side;
  let ben: Side;
  beforeEach(() => {
    asha = new Side(ASHA);
    ben = new Side(BEN);
    link(asha, ben);
  });
  afterEach(() => {
    asha.close();
    ben.close();
  });

  it('two editors hold one text', async () => {
    asha.editor.focus();
    await userEvent.keyboard('We open');
    ben.editor.focus();
    await userEvent.keyboard('{Control>}{End}{/Control} a club');
    await expect.poll(() => asha.words).toBe('We open a club');
    expect(ben.words).toBe('We open a club');
    expect(String(asha.text)).toBe('We open a club');
  });

  it('undo takes back one’s own words and leaves the other’s', async () => {
    asha.editor.focus();
    await userEvent.keyboard('mine');
    ben.editor.focus();
    await userEvent.keyboard('{Control>}{End}{/Control} yours');
    asha.editor.undo();
    await expect.poll(() => asha.words).toBe(' yours');
    asha.editor.redo();
    await expect.poll(() => ben.words).toBe('mine yours');
  });

  it('shows the other’s caret by the name that the assembly knows, whatever their device claims', async () => {
    asha.editor.focus();
    await userEvent.keyboard('Some words');
    ben.editor.focus();
    await userEvent.keyboard('{Control>}{End}{/Control}{ArrowLeft}');
    await expect.poll(() => asha.place.querySelector('.cm-caretName')?.textContent).toBe('Ben');
    expect(asha.place.querySelectorAll('.cm-caretOf')).toHaveLength(1);
  });

  it.each([
    [
      'a style',
      { person: BEN, user: { name: 'x', color: 'red;position:fixed;inset:0' }, color: 'red;inset:0' },
    ],
    ['no person', { caret: { anchor: {}, head: {} } }],
    ['a place elsewhere', { person: BEN, caret: { anchor: { tname: 'other' }, head: { tname: 'other' } } }],
    ['a place of another shape', { person: BEN, caret: { anchor: 7, head: null } }],
    [
      'a person that is markup',
      { person: '<img src=x>', caret: { anchor: { tname: 'text' }, head: { tname: 'text' } } },
    ],
  ])('a neighbour’s caret with %s changes nothing', async (_, state) => {
    asha.editor.focus();
    await userEvent.keyboard('Safe');
    ben.carets.setLocalState(state);
    await userEvent.keyboard(' and sound');
    await expect.poll(() => asha.words).toBe('Safe and sound');
    expect(asha.place.innerHTML).not.toContain('position:fixed');
    expect(asha.place.querySelector('img')).toBeNull();
    expect(asha.place.querySelector('.cm-caretOf')).toBeNull();
  });

  it('brings an earlier text back without moving what the other is writing', async () => {
    asha.editor.focus();
    await userEvent.keyboard('One two three');
    ben.editor.focus();
    await userEvent.keyboard('{Control>}{End}{/Control} four');
    asha.editor.bringBack('One three four');
    await expect.poll(() => ben.words).toBe('One three four');
    expect(asha.words).toBe('One three four');
  });

  it('Tab leaves the editor', async () => {
    asha.editor.focus();
    expect(asha.content).toBe(document.activeElement);
    await userEvent.tab();
    expect(document.activeElement).not.toBe(asha.content);
    expect(asha.words).toBe('');
  });

  it('keeps a pasted text character for character, but for its line ends', async () => {
    asha.text.insert(0, 'a\r\nb');
    await expect.poll(() => asha.words).toBe('a\r\nb');
    asha.editor.focus();
    await userEvent.keyboard('{Control>}{End}{/Control}!');
    await expect.poll(() => String(asha.text)).toBe('a\r\nb!');
    expect(String(ben.text)).toBe(String(asha.text));
  });
});

describe('the page of a draft', () => {
  let shown: Shown | undefined;
  afterEach(() => shown?.remove());

  function show(): { scene: Scene; opened: OpenAs; id: string } {
    const scene = breakfastClub();
    const id = scene.me.opensDraft('A street party');
    const opened = openAs(scene.me);
    shown = showPage(scene.me, opened, { page: DraftPage, pattern: '/draft/:draft', path: `/draft/${id}` });
    return { scene, opened, id };
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('is labelled, says that a draft has no authority, and puts the exact text', async () => {
    const { scene, id } = show();
    const editor = page.getByRole('textbox', { name: 'The text' });
    await expect.element(editor).toBeVisible();
    await expect.element(page.getByText(/A draft has no authority/)).toBeVisible();
    await editor.click();
    await userEvent.keyboard('We close the street on  Sunday.');
    await button('Put it to the assembly').click();
    const about = page.getByRole('textbox', { name: 'What it is about' });
    await about.fill('Everyone on the street');
    await userEvent.keyboard('{Escape}');
    await button('Put it to the assembly').click();
    await expect.element(about).toHaveValue('Everyone on the street');
    await button('Put it').click();
    await expect.poll(() => scene.me.state.drafts.get(id)?.putAs ?? null).not.toBeNull();
    const put = scene.me.sees.proposal(scene.me.state.drafts.get(id)?.putAs ?? '');
    expect(put.revisions[0]).toMatchObject({
      title: 'A street party',
      about: 'Everyone on the street',
      text: 'We close the street on  Sunday.',
    });
    await expect.poll(() => shown?.path()).toContain(`/p/${put.id}`);
  });

  it('says when someone wrote on while one was about to put it', async () => {
    const { opened, id, scene } = show();
    const editor = page.getByRole('textbox', { name: 'The text' });
    await editor.click();
    await userEvent.keyboard('First words.');
    await button('Put it to the assembly').click();
    opened.drafts.get(id)?.doc.getText('text').insert(0, 'Not so fast. ');
    await expect.element(page.getByText('Someone wrote on meanwhile.')).toBeVisible();
    await button('Put it').click();
    await expect.poll(() => scene.me.state.drafts.get(id)?.putAs ?? null).not.toBeNull();
    const put = scene.me.sees.proposal(scene.me.state.drafts.get(id)?.putAs ?? '');
    expect(put.revisions[0]?.text).toBe('First words.');
  });

  it('keeps versions, and brings one back with the present one kept', async () => {
    const { opened, id } = show();
    const editor = page.getByRole('textbox', { name: 'The text' });
    await editor.click();
    await userEvent.keyboard('The good version.');
    await button('Keep this version').click();
    await editor.click();
    await userEvent.keyboard('{Control>}a{/Control}Spoiled.');
    await page.getByRole('button', { name: /The good version/ }).click();
    await button('Bring it back').click();
    const session = opened.drafts.get(id);
    await expect.poll(() => String(session?.text)).toBe('The good version.');
    expect(session?.versions.get().map(({ text }) => text)).toEqual(['The good version.', 'Spoiled.']);
  });
});
