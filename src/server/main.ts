/** `node dist-server/main.js`: starts the meeting point and says where it is. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { INTRODUCTIONS_PATH, startMeetingPoint } from './meeting-point.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';

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

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (typeof settings === 'string') return fail(settings);
  if (!existsSync(join(FOLDER, 'index.html'))) return fail('The app is not built yet. Run: npm run build');
  try {
    const server = await startMeetingPoint(settings, FOLDER);
    const name = /^(127\.|0\.0\.0\.0$|::1?$)/.test(settings.host) ? 'localhost' : settings.host;
    const place = `${name.includes(':') ? `[${name}]` : name}:${server.port}`;
    process.stdout.write(`Moot is open at   http://${place}/\n`);
    process.stdout.write(`Introductions at  ws://${place}${INTRODUCTIONS_PATH}\n`);
    process.stdout.write('Stop with         Ctrl+C\n');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void server.close().then(() => process.exit(0)));
    }
  } catch (error) {
    fail(sentenceFor(error, settings));
  }
}

await main();
