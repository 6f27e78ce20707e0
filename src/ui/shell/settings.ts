/**
 * How this device shows the app: theme and motion. Kept in the browser's small storage, because it must be
 * known before anything is drawn and is of no interest to anyone else.
 */
import { createSignal } from 'solid-js';

export type Theme = 'auto' | 'light' | 'dark';
export type Motion = 'auto' | 'still';

const THEME = 'moot.theme';
const MOTION = 'moot.motion';
const GROUNDS = { light: '#f8f7f0', dark: '#1e1712' } as const;

/** A browser may forbid even this storage; then the setting lasts as long as the page. */
function read<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  try {
    return allowed.find((value) => value === localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the wish itself.
  }
}

const [theme, storeTheme] = createSignal<Theme>(read(THEME, ['auto', 'light', 'dark'], 'auto'));
const [motion, storeMotion] = createSignal<Motion>(read(MOTION, ['auto', 'still'], 'auto'));
export { motion, theme };

const darkWished = () => matchMedia('(prefers-color-scheme: dark)');

function apply(): void {
  const wished = darkWished().matches ? 'dark' : 'light';
  const shown = theme() === 'auto' ? wished : theme() === 'dark' ? 'dark' : 'light';
  const root = document.documentElement;
  root.dataset['theme'] = shown;
  root.dataset['motion'] = motion();
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.setAttribute('content', GROUNDS[shown]);
  }
}

/** Shows the settings, and follows the system's theme from now on. Call once, before the first drawing. */
export function startSettings(): void {
  darkWished().addEventListener('change', apply);
  apply();
}

export function setTheme(value: Theme): void {
  storeTheme(value);
  keep(THEME, value);
  apply();
}

export function setMotion(value: Motion): void {
  storeMotion(value);
  keep(MOTION, value);
  apply();
}
