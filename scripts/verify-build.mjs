/**
 * `npm run -s verify-build [-- PLACE]`: the fingerprint of the build in `dist`, made here; with a PLACE,
 * an address or a folder, also that of what is served or stands there, file by file. Nothing of it is run.
 * Ends with 1 where they differ.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIST, listOf, listOfFolder, readList, sha256, WORKER } from './build/files-list.mjs';
import { checkNode, ROOT } from './machine.mjs';

const DIST = join(ROOT, 'dist');

/** What stands in a folder: its list, and the service worker's hash. */
const inFolder = (folder) => ({
  list: listOfFolder(folder),
  worker: sha256(readFileSync(join(folder, WORKER))),
});

async function fetched(url) {
  const answer = await fetch(url, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** What is served at an address: each file that its list names, and the page as people get it. */
async function served(address) {
  const base = address.endsWith('/') ? address : `${address}/`;
  const named = readList(String(await fetched(new URL(LIST, base))));
  const files = [];
  for (const path of named.keys()) {
    files.push([path, await fetched(path === 'index.html' ? base : new URL(path, base))]);
  }
  return { list: listOf(files), worker: sha256(await fetched(new URL(WORKER, base))) };
}

function differences(own, other) {
  const [ours, theirs] = [readList(own.list), readList(other.list)];
  const paths = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const lines = paths.flatMap((path) => {
    if (!theirs.has(path)) return [`only here   ${path}`];
    if (!ours.has(path)) return [`only there  ${path}`];
    return ours.get(path) === theirs.get(path) ? [] : [`differs     ${path}`];
  });
  return own.worker === other.worker ? lines : [...lines, `differs     ${WORKER}`];
}

const say = (what, { list, worker }) =>
  process.stdout.write(
    `${what}\n  fingerprint     ${sha256(list)}\n  files           ${readList(list).size}\n  service worker  ${worker}\n`,
  );

try {
  checkNode();
  if (!existsSync(join(DIST, WORKER))) throw new Error('There is no build yet. Run: npm run build');
  const own = inFolder(DIST);
  say('dist', own);
  const [place] = process.argv.slice(2);
  if (place) {
    const other = /^https?:/.test(place) ? await served(place) : inFolder(place);
    say(place, other);
    const lines = differences(own, other);
    process.stdout.write(lines.length === 0 ? 'They are the same.\n' : `${lines.join('\n')}\nThey differ.\n`);
    process.exitCode = lines.length === 0 ? 0 : 1;
  }
} catch (fault) {
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 2;
}
