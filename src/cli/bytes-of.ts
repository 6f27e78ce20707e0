/** A file's bytes, or a sentence about why they can't be had. */
import { readFileSync } from 'node:fs';
import { fault, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';
import { shown } from './plain-words.ts';

export function bytesOf(file: string): Result<Uint8Array, string> {
  try {
    return ok(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return fault(`There is no file ${shown(file)}.`);
    if (code === 'EISDIR') return fault(`${shown(file)} is a folder.`);
    if (code === 'EACCES') return fault(`This account may not read ${shown(file)}.`);
    throw error;
  }
}
