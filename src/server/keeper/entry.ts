/** What is remembered of a kept assembly beside its ledgers. Never shown to anyone but the operator. */
import { fromUtf8, utf8 } from '../../lib/bytes.ts';

export interface KeptEntry {
  readonly assembly: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** Devices that asked for it, by public key in hex. */
  readonly askers: ReadonlySet<string>;
  /** Stands for the network address from which it was asked for first. */
  readonly from: string;
}

export const encodeEntry = ({ since, askers, from }: KeptEntry): Uint8Array =>
  utf8(JSON.stringify({ since, from, askers: [...askers] }));

/** Null for what this version does not read. */
export function decodeEntry(assembly: Uint8Array, bytes: Uint8Array): KeptEntry | null {
  try {
    const value: unknown = JSON.parse(fromUtf8(bytes));
    if (typeof value !== 'object' || value === null) return null;
    const { since, from, askers } = value as Record<string, unknown>;
    if (typeof since !== 'number' || typeof from !== 'string' || !Array.isArray(askers)) return null;
    return { assembly, since, from, askers: new Set(askers.filter((each) => typeof each === 'string')) };
  } catch {
    return null;
  }
}
