/**
 * The list of a build's files, `<sha256>  <path>` a line as `sha256sum` writes it. The list's own SHA-256
 * is the build's fingerprint. Not in it: the list itself, and the service worker, which no page can read
 * as it runs; it is made of the same list.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const LIST = 'files.txt';
export const WORKER = 'sw.js';

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** `files`: path and bytes, in any order. */
export const listOf = (files) =>
  files
    .map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
    .join('');

/** The list of what stands in a folder. */
export const listOfFolder = (folder) =>
  listOf(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        relative(folder, join(entry.parentPath ?? entry.path, entry.name))
          .split(sep)
          .join('/'),
      )
      .filter((path) => path !== LIST && path !== WORKER)
      .map((path) => [path, readFileSync(join(folder, path))]),
  );

/** Path by path what a list says; throws where it is none. */
export function readList(text) {
  const lines = text.split('\n').slice(0, -1);
  return new Map(
    lines.map((line) => {
      const [, hash, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
      if (!path || path.startsWith('/') || path.split('/').includes('..'))
        throw new Error('That is no list of files.');
      return [path, hash];
    }),
  );
}
