import type { Page } from 'playwright-core';

export interface Screen {
  readonly name: string;
  /** From the `#`. */
  readonly address: string;
  readonly heading: string | RegExp;
}
export function goTo(page: Page, address: string, heading: string | RegExp): Promise<void>;
export function exampleScreens(page: Page): Promise<readonly Screen[]>;
export function talkScreens(page: Page, screens: readonly Screen[]): Promise<readonly Screen[]>;
