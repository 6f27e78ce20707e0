import type { Page } from 'playwright-core';

/** Of the person, of the assembly, and of a device. */
export interface DeviceTourNames {
  readonly first: string;
  readonly assembly: string;
  readonly device: string;
}

export function tourDevices(
  phone: Page,
  laptop: Page,
  names: DeviceTourNames,
  look: (page: Page, name: string) => Promise<void>,
): Promise<void>;
