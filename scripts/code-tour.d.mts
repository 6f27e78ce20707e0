import type { Page } from 'playwright-core';

/** Of the two people and of the assembly. */
export interface TourNames {
  readonly first: string;
  readonly second: string;
  readonly assembly: string;
}

export function tourCodes(
  ana: Page,
  ben: Page,
  names: TourNames,
  look: (page: Page, name: string) => Promise<void>,
): Promise<void>;
