/** Writes the list of a build's files beside them, before the service worker is made of all that is there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { LIST, listOfFolder } from './files-list.mjs';

export const listFiles = (): Plugin => ({
  name: 'moot:list-files',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    handler({ dir = 'dist' }) {
      writeFileSync(join(dir, LIST), listOfFolder(dir));
    },
  },
});
