/**
 * `node scripts/cli.mjs COMMAND …`: runs a command of `src/cli`, bundled for Node. It is bundled when its
 * sources have changed, in silence: standard output belongs to the command.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ROOT } from './machine.mjs';

const CACHE = join(ROOT, 'node_modules', '.cache', 'moot', 'cli');
/** The layers that commands are made of, and what bundles them. */
const INPUTS = ['src/cli', 'src/domain', 'src/ledger', 'src/lib', 'src/sync'];
const OTHERS = ['package-lock.json', 'scripts/cli.mjs'];

function hashOfInputs() {
  const hash = createHash('sha256');
  const files = INPUTS.flatMap((folder) => {
    if (!existsSync(join(ROOT, folder))) return [];
    return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)));
  });
  for (const file of [...files.sort(), ...OTHERS])
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex').slice(0, 16);
}

/** The bundle's path. Two that bundle at once don't disturb each other: each renames its own into place. */
async function bundled() {
  const folder = join(CACHE, hashOfInputs());
  const script = join(folder, 'main.js');
  if (existsSync(script)) return script;
  const { build } = await import('vite').catch(() => {
    throw new Error('The packages are not installed yet. Run: npm ci');
  });
  const outDir = `${folder}.${process.pid}`;
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    build: { ssr: 'src/cli/main.ts', outDir, emptyOutDir: true, target: 'node20', minify: false },
  });
  try {
    renameSync(outDir, folder);
  } catch (fault) {
    rmSync(outDir, { recursive: true, force: true });
    if (!existsSync(script)) throw fault;
  }
  return script;
}

try {
  checkNode();
  const script = await bundled();
  // npm runs scripts in the project's folder; a file is named from where one stands.
  if (process.env.npm_lifecycle_event === process.argv[2] && process.env.INIT_CWD)
    process.chdir(process.env.INIT_CWD);
  await import(pathToFileURL(script).href);
} catch (fault) {
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
