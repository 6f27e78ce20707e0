/** Addresses in code: the app asks nobody but its own host and whom a person entered. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './source.ts';

const ADDRESS =
  /\b(?:https?|wss?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)|\b(?:stuns?|turns?):([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi;

/** Names that are not asked: namespaces, and addresses reserved for examples (RFC 2606). */
const NEVER_ASKED = /^(www\.w3\.org|(.*\.)?example(\.(org|com|net))?|127\.0\.0\.1)$/;

/** Hosts named by the files below a folder, each as `path: host`. */
export function strangersIn(folder: string, files: RegExp): string[] {
  return filesBelow(folder)
    .filter((path) => files.test(path))
    .flatMap((path) =>
      [...readFileSync(join(folder, path), 'utf8').matchAll(ADDRESS)]
        .map((match) => (match[1] ?? match[2] ?? '').toLowerCase())
        .filter((host) => !NEVER_ASKED.test(host))
        .map((host) => `${path}: ${host}`),
    );
}
