/**
 * What the operator does with a keeper's folder from the command line: see what is kept, take an
 * assembly out. While the keeper runs it has the folder to itself, so what is asked is put into the
 * folder as a file, and the keeper that runs answers beside it.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webCryptoVerifier } from '../../ledger/verifier.ts';
import { systemClock } from '../../sync/clock.ts';
import { FolderInUse } from './database.ts';
import { loadDeviceKey } from './device-key.ts';
import { KeptAssemblies } from './kept-assemblies.ts';
import { KEEPER_LIMITS } from './limits.ts';
import type { Errand } from '../settings.ts';

const LOOK_EVERY_MS = 1000;
const ANSWER_WITHIN_MS = 15_000;
const REQUESTS = 'requests';

/** Does it, here or by the keeper that runs. Gives what to print; rejects with what the disk says. */
export async function runErrand(errand: Errand): Promise<string> {
  const { folder } = errand;
  if (!existsSync(folder)) return `Nothing is kept in ${folder}.\n`;
  try {
    const kept = await KeptAssemblies.open({
      folder: join(folder, 'kept'),
      limits: KEEPER_LIMITS,
      device: loadDeviceKey(folder),
      verifier: webCryptoVerifier(),
      clock: systemClock,
    });
    try {
      return await answerTo(errand, kept);
    } finally {
      await kept.close();
    }
  } catch (error) {
    if (error instanceof FolderInUse) return askRunning(errand);
    throw error;
  }
}

/** Looks for what the operator asks, as long as the keeper runs. Returns the way to stop. */
export function answerErrands(
  folder: string,
  kept: KeptAssemblies,
  onFailure: (error: unknown) => void,
): () => void {
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look(join(folder, REQUESTS), kept)
      .catch(onFailure)
      .finally(() => {
        looking = false;
      });
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function look(folder: string, kept: KeptAssemblies): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.json')) continue;
    const path = join(folder, name);
    const errand = readRequest(await readFile(path, 'utf8'));
    const answer = errand ? await answerTo(errand, kept) : 'This was no request.\n';
    await writeWhole(path.replace(/\.json$/, '.answer'), answer);
    await rm(path);
  }
}

function readRequest(text: string): Errand | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('type' in value)) return null;
    if (value.type === 'list') return { type: 'list', folder: '' };
    const assembly = 'assembly' in value ? value.assembly : null;
    return value.type === 'forget' && typeof assembly === 'string'
      ? { type: 'forget', folder: '', assembly }
      : null;
  } catch {
    return null;
  }
}

async function askRunning(errand: Errand): Promise<string> {
  const folder = join(errand.folder, REQUESTS);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  await writeWhole(`${path}.json`, JSON.stringify(errand));
  for (let waited = 0; waited < ANSWER_WITHIN_MS; waited += LOOK_EVERY_MS / 4) {
    if (existsSync(`${path}.answer`)) {
      const answer = await readFile(`${path}.answer`, 'utf8');
      await rm(`${path}.answer`);
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS / 4));
  }
  await rm(`${path}.json`, { force: true });
  return `A Moot has ${errand.folder} open and doesn’t answer. Stop it, then ask again.\n`;
}

/** Never half of it to whoever looks. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text, { mode: 0o600 });
  await rename(`${path}.part`, path);
}

async function answerTo(errand: Errand, kept: KeptAssemblies): Promise<string> {
  if (errand.type === 'forget') {
    const was = await kept.forget(errand.assembly);
    return was ? `${errand.assembly} is forgotten.\n` : `${errand.assembly} isn’t kept here.\n`;
  }
  const all = kept.list();
  const lines = all.map(
    ({ assembly, since, askers, bytes }) =>
      `${assembly}  ${new Date(since).toISOString().slice(0, 10)}  ${bytes} bytes, asked for by ${askers} ${askers === 1 ? 'device' : 'devices'}`,
  );
  return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}${all.length} kept.\n`;
}
