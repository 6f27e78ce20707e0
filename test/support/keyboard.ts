/** Walking the app by keyboard alone, and seeing where one is at every step. */
import { expect as see } from 'playwright/test';
import type { Locator, Page } from 'playwright-core';

/** More stops than any page has. */
const MOST_STOPS = 80;

export interface Keys {
  /** Presses Tab until it is there; every stop on the way has to show itself. */
  to(target: Locator): Promise<void>;
  /** Presses the key on what has the focus; afterwards something has it still. */
  press(key: string): Promise<void>;
  /** Types letter by letter where the focus is. */
  type(words: string): Promise<void>;
  /** To the target, and Enter. */
  enter(target: Locator): Promise<void>;
}

/** What is wrong with what has the focus now; null: it can be seen. Runs in the page. */
function focusFault(): string | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return 'the focus is nowhere';
  const name = `${element.tagName.toLowerCase()} “${(element.ariaLabel ?? element.textContent).trim().slice(0, 40)}”`;
  const shows = (each: Element | null, levels: number): boolean => {
    if (!each || levels === 0) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return (
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
      shows(each.parentElement, levels - 1)
    );
  };
  // A field's frame may carry the outline for it; a heading that was led to can't be pressed.
  if (element.tabIndex >= 0 && !shows(element, 4)) return `no outline around ${name}`;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const seen = document.elementFromPoint(x, y);
  const label = element.closest('label');
  if (seen && (element.contains(seen) || seen.contains(element) || label?.contains(seen))) return null;
  return `${name} is out of sight or covered`;
}

/** A passing word at the foot of the page may cover it for its few seconds. */
const PATIENCE_MS = 10_000;

const seeFocus = async (page: Page, after: string): Promise<void> => {
  await see
    .poll(() => page.evaluate(focusFault), { message: `after ${after}`, timeout: PATIENCE_MS })
    .toBeNull();
};

export function keysOf(page: Page): Keys {
  const isAt = (target: Locator): Promise<boolean> =>
    target.evaluate(
      (element) => element === document.activeElement || element.contains(document.activeElement),
    );
  // A page that was just opened has the focus nowhere yet.
  let begun = false;
  const keys: Keys = {
    async to(target) {
      await see(target).toBeVisible();
      if (begun) await seeFocus(page, `the way to ${target.toString()}`);
      begun = true;
      for (let stop = 0; !(await isAt(target)); stop++) {
        if (stop === MOST_STOPS) throw new Error(`Tab never comes to ${target.toString()}`);
        await page.keyboard.press('Tab');
        // After the last stop comes the browser's own part of the window, then the first stop again.
        if (await page.evaluate(() => document.activeElement === document.body))
          await page.keyboard.press('Tab');
        await seeFocus(page, `Tab to ${target.toString()}`);
      }
    },
    async press(key) {
      await page.keyboard.press(key);
      await seeFocus(page, key);
    },
    async type(words) {
      await page.keyboard.type(words);
      await seeFocus(page, `“${words}”`);
    },
    async enter(target) {
      await keys.to(target);
      await keys.press('Enter');
    },
  };
  return keys;
}
