/** Checks on their way to the worker: one buffer, which moves, since a copy of each costs more than checking it. */
import type { SignatureCheck } from './api.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/** All parts one after the other, each with its length before it. */
export function encodeChecks(checks: readonly SignatureCheck[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter(checks.length * 192);
  for (const { publicKey, message, signature } of checks) {
    for (const part of [publicKey, message, signature]) {
      writer.vu(part.length);
      writer.bytes(part);
    }
  }
  return writer.finish();
}

/** The same checks, as views on the bytes. */
export function decodeChecks(bytes: Uint8Array): SignatureCheck[] {
  const reader = new ByteReader(bytes);
  const part = (): Uint8Array => reader.span(reader.vu());
  const checks: SignatureCheck[] = [];
  while (reader.left > 0) checks.push({ publicKey: part(), message: part(), signature: part() });
  return checks;
}
