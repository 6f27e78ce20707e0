/** `node dist-server/main.js`: starts the meeting point and says where it is, or does an errand. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUse, isDiskFull } from './keeper/database.ts';
import { runErrand } from './keeper/errands.ts';
import { FolderNewer } from './keeper/kept-assemblies.ts';
import { startKeeperWithRoom } from './keeper/waiting-keeper.ts';
import { INTRODUCTIONS_PATH, KEEPER_PATH, startMeetingPoint } from './meeting-point.ts';
import { readErrand, readSettings } from './settings.ts';
import type { KeeperService } from './keeper/service.ts';
import type { Errand, KeepSettings, Settings } from './settings.ts';

const FOLDER = join(import.meta.dirname, '../dist');

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

/** A sentence for what people can do about; everything else is thrown on. */
function sentenceFor(error: unknown, { host, port }: Settings): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use, perhaps by Moot itself. Choose another: PORT=${port + 1} npm start`;
  }
  if (code === 'EACCES')
    return `This account may not use port ${port}. Choose one above 1024: PORT=4747 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address ${host}.`;
  throw error;
}

/** Said when the disk takes nothing more, and when it does again. */
const sayDisk =
  (folder: string) =>
  (isFull: boolean): void => {
    process.stdout.write(
      isFull
        ? `The keeper:       the disk of ${folder} is full, so nothing new is kept. Free some space, and it goes on by itself. Introductions go on.\n`
        : `The keeper:       the disk of ${folder} has room again. It keeps and gives out.\n`,
    );
  };

/** A sentence for what keeps a keeper from starting; everything else is thrown on. */
function keeperSentence(error: unknown, folder: string): string {
  if (error instanceof FolderInUse) return `Another Moot keeps its assemblies in ${folder}.`;
  if (error instanceof FolderNewer) return `What is in ${folder} was written by a newer Moot.`;
  if (isDiskFull(error)) return `The disk of ${folder} is full. Free some space, then try again.`;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `This account may not write in ${folder}. Choose another with --data.`;
  }
  throw error;
}

/** Null where nothing is kept. A string says why it can't be, though it was asked for. */
async function keeperFor(keep: KeepSettings | null): Promise<KeeperService | string | null> {
  if (!keep) return null;
  const onFailure = (error: unknown): void => {
    process.stderr.write(`The keeper: ${String(error)}\n`);
  };
  try {
    return await startKeeperWithRoom(keep, { onFailure, onDisk: sayDisk(keep.folder) });
  } catch (error) {
    const sentence = keeperSentence(error, keep.folder);
    if (keep.askedFor) return sentence;
    process.stdout.write(`Keeps nothing:    ${sentence}\n`);
    return null;
  }
}

async function doErrand(errand: Errand): Promise<void> {
  try {
    process.stdout.write(await runErrand(errand));
  } catch (error) {
    fail(keeperSentence(error, errand.folder));
  }
}

async function main(): Promise<void> {
  const errand = readErrand(process.argv.slice(2), process.env);
  if (typeof errand === 'string') return fail(errand);
  if (errand) return doErrand(errand);
  const settings = readSettings(process.argv.slice(2), process.env);
  if (typeof settings === 'string') return fail(settings);
  if (!existsSync(join(FOLDER, 'index.html'))) return fail('The app is not built yet. Run: npm run build');
  const keeper = await keeperFor(settings.keep);
  if (typeof keeper === 'string') return fail(keeper);
  try {
    const server = await startMeetingPoint(settings, FOLDER, keeper);
    const name = /^(127\.|0\.0\.0\.0$|::1?$)/.test(settings.host) ? 'localhost' : settings.host;
    const place = `${name.includes(':') ? `[${name}]` : name}:${server.port}`;
    process.stdout.write(`Moot is open at   http://${place}/\n`);
    process.stdout.write(`Introductions at  ws://${place}${INTRODUCTIONS_PATH}\n`);
    if (keeper?.facts.begun) process.stdout.write(`Keeper at         ws://${place}${KEEPER_PATH}\n`);
    process.stdout.write('Stop with         Ctrl+C\n');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void server.close().then(() => process.exit(0)));
    }
  } catch (error) {
    await keeper?.close();
    fail(sentenceFor(error, settings));
  }
}

await main();
