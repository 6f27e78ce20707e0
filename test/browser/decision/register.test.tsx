// First, so that the order of the style layers is the app's.
import { showPage, type Shown } from '../../support/render-page.tsx';
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { ordinary } from '../../../src/domain/proposal/matter.ts';
import DecisionsPage from '../../../src/ui/features/decision/decisions-page.tsx';
import { today } from '../../../src/ui/words/days.ts';
import { openAs } from '../../support/open-as.ts';
import { changesCharter, decides } from '../../support/rooms.ts';
import { DAY, world, type Persona } from '../../support/world.ts';

let shown: Shown | undefined;
afterEach(() => shown?.remove());

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

function show(me: Persona): void {
  shown = showPage(me, openAs(me), { page: DecisionsPage, pattern: '/decisions', path: '/decisions' });
}

/** Two members who decided on so many things, on the charter, and on one with a title that won't break. */
function decided(many: number) {
  const w = world();
  w.now = Date.now() - 400 * DAY;
  const room = w.assembly('Ana Adair', 'Ben Bose');
  const ids = Array.from({ length: many }, (_, i) => {
    w.passes(DAY);
    return decides(room, ordinary, `Oven number ${i}`);
  });
  decides(room, ordinary, LONG);
  changesCharter(room, { coolingOffDays: 7 });
  return { w, ana: room[0], ben: room[1], ids };
}

const rows = () => document.querySelectorAll('main a[href*="/d/"]');
const noFaults = async () => {
  const found = await axe.run(document.querySelector<HTMLElement>('main') ?? document.body);
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

/** What the page hands over as a file, instead of saving it. */
async function savedBy(name: string): Promise<{ readonly name: string; readonly words: string }> {
  const link = new Promise<HTMLAnchorElement>((resolve) => {
    const caught = (event: Event): void => {
      if (!(event.target instanceof HTMLAnchorElement) || event.target.download === '') return;
      event.preventDefault();
      resolve(event.target);
    };
    // The link that hands over a file stands in no document: only its own click can be heard.
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function clicked(this: HTMLAnchorElement) {
      HTMLAnchorElement.prototype.click = click;
      this.addEventListener('click', caught);
      click.call(this);
    };
  });
  await page.getByRole('button', { name }).click();
  const { download, href } = await link;
  return { name: download, words: await (await fetch(href)).text() };
}

describe('the register', () => {
  it('is searched by words and people, and narrowed by kind, way and year', async () => {
    const { ana, ids } = decided(4);
    const late = ids[2] ?? '';
    ana.looksAgainAt(late, '', today(Date.now()));
    show(ana);
    await expect.element(page.getByText('1 decision to be looked at again')).toBeVisible();
    expect(rows()).toHaveLength(6);
    await noFaults();
    await page.getByLabelText('Find a decision').fill('number 3');
    await expect.element(page.getByText('1 decision found')).toBeVisible();
    expect(rows()).toHaveLength(1);
    await page.getByLabelText('Find a decision').fill('ben bose');
    await expect.element(page.getByText('No decision is like that.')).toBeVisible();
    await page.getByLabelText('Find a decision').fill('');
    await page.getByLabelText('What').selectOptions('Charter, roll and roles');
    await expect.element(page.getByRole('link', { name: /Another charter/ })).toHaveTextContent('Charter');
    expect(rows()).toHaveLength(1);
    await page.getByLabelText('What').selectOptions('To be looked at again');
    await expect.element(page.getByRole('link', { name: /Oven number 2/ })).toBeVisible();
    expect(rows()).toHaveLength(1);
    await page.getByLabelText('What').selectOptions('Everything');
    await page.getByLabelText('How it was reached').selectOptions('STAR ballot');
    await expect.element(page.getByText('No decision is like that.')).toBeVisible();
  });

  it('is saved as JSON and as Markdown: all of it, or what was found', async () => {
    const { w, ana } = decided(4);
    show(ana);
    const all = await savedBy('Save as JSON');
    expect(all.name).toBe('Decisions-of-The-Bakery.json');
    expect(JSON.parse(all.words)).toMatchObject({ format: 'moot.register', assembly: { id: w.assemblyId } });
    expect((JSON.parse(all.words) as { decisions: unknown[] }).decisions).toHaveLength(6);
    await page.getByLabelText('Find a decision').fill('number 3');
    await expect.element(page.getByText('what was found')).toBeVisible();
    const some = await savedBy('Save as Markdown');
    expect(some.name).toBe('Decisions-of-The-Bakery.md');
    expect(some.words.match(/^## /gmu)).toHaveLength(1);
    expect(some.words).toContain('## Oven number 3');
    await expect.element(page.getByText('Saved as Decisions-of-The-Bakery.md.')).toBeVisible();
  });

  it('holds 200 decisions and a word that won’t break', async () => {
    const { ana } = decided(198);
    show(ana);
    await page.viewport(360, 780);
    await expect.element(page.getByText(LONG)).toBeVisible();
    expect(rows()).toHaveLength(50);
    await page.getByRole('button', { name: 'Show all 200' }).click();
    expect(rows()).toHaveLength(200);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    await noFaults();
  });

  it('says how decisions come here while there are none', async () => {
    const [ana] = world().assembly('Ana');
    show(ana);
    await expect.element(page.getByText('Nothing has been decided yet')).toBeVisible();
    expect(page.getByRole('button').elements()).toHaveLength(1);
  });
});

describe('what two records contradict each other about', () => {
  it('[OUT-9] is named over the register, and is no decision', async () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    const oven = ana.puts('Two ovens or one');
    const laptop = ana.alsoOn('laptop');
    ben.hears(ana);
    const close = (revision: string, [one, other]: readonly [Persona, Persona]): void => {
      one.agrees(oven, revision);
      other.hears(one);
      other.agrees(oven, revision);
      const outcome = other.records(oven, revision);
      one.hears(other);
      one.held(outcome);
      other.hears(one);
      other.held(outcome);
      other.declaresStanding(outcome);
    };
    close(oven, [ana, ben]);
    const revised = laptop.revises(oven, 'Two ovens.');
    cem.hears(laptop);
    close(revised, [cem, dana]);
    ana.receives(w.bursts);
    show(ana);
    await expect.element(page.getByText('In dispute.')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Revised' })).toBeVisible();
    expect(rows()).toHaveLength(0);
    await noFaults();
  });
});
