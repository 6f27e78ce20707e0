import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest: begun last, they would keep one processor waiting for the other. */
const LONG = [
  'simulation/',
  'every-order/',
  'unit/planted-faults',
  'e2e/screens',
  'rig/room',
  'e2e/copies',
  'e2e/keeper.',
  'e2e/faults',
];

/** Begins with the longest; the order is no part of what a test says. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      LONG.some((part) => moduleId.includes(`/${part}`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
