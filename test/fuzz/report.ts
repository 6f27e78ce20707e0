/** A line for each target, and what all of them together took. */
import type { FuzzReport } from './fuzz.ts';

const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

export function lineOf({ target, cases, ms, slowest, kept, outcomes, heapBytes }: FuzzReport): string {
  const rate = Math.round((cases / Math.max(1, ms)) * 1000);
  const longest = `longest ${slowest.ms.toFixed(1)} ms (${slowest.bytes} B)`;
  return `${target}: ${cases} cases in ${(ms / 1000).toFixed(1)} s (${rate}/s), ${outcomes.size} outcomes, ${kept} kept, ${longest}, heap ${mb(heapBytes)}`;
}

export function sumOf(reports: readonly FuzzReport[]): string {
  const cases = reports.reduce((sum, each) => sum + each.cases, 0);
  const ms = reports.reduce((sum, each) => sum + each.ms, 0);
  const heap = Math.max(...reports.map(({ heapBytes }) => heapBytes));
  const slowest = Math.max(...reports.map((each) => each.slowest.ms));
  return `${cases} cases in ${(ms / 1000).toFixed(0)} s, longest ${slowest.toFixed(0)} ms, heap at most ${mb(heap)}`;
}
