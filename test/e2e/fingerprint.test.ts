import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect as see } from 'playwright/test';
import { afterAll, describe, expect, test } from 'vitest';
import { listOfFolder, sha256 } from '../../scripts/build/files-list.mjs';
import { ROOT } from '../architecture/source.ts';
import { useApp } from '../support/app.ts';
import { openDevice } from '../support/device.ts';
import { DIST, staticHost } from '../support/static-host.ts';
import { comeIn, readyOffline } from '../support/steps.ts';

const app = useApp();
const run = promisify(execFile);

const temporary: string[] = [];
afterAll(() => temporary.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function folderOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `moot-${name}-`));
  temporary.push(folder);
  return folder;
}

const fingerprint = () => sha256(readFileSync(join(DIST, 'files.txt')));

/** The build with a file that was changed after it was listed. */
function tamperedBuild(): string {
  const folder = folderOf('tampered');
  cpSync(DIST, folder, { recursive: true });
  appendFileSync(join(folder, 'layers.css'), '/* not the builder’s */');
  return folder;
}

/** What `npm run verify-build` says of a place, and with which code it ends. */
async function verified(place: string): Promise<{ code: number; said: string }> {
  const script = join(ROOT, 'scripts/verify-build.mjs');
  return run(process.execPath, [script, place]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (fault: { code: number; stdout: string; stderr: string }) => ({
      code: fault.code,
      said: fault.stdout + fault.stderr,
    }),
  );
}

describe('the build', () => {
  test('is the same, byte for byte, in another folder, time zone and language', async () => {
    const folder = folderOf('again');
    for (const name of [
      'src',
      'public',
      'scripts',
      'index.html',
      'package.json',
      'vite.config.ts',
      'tsconfig.json',
    ]) {
      cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const env: NodeJS.ProcessEnv = { ...process.env, TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' };
    for (const name of ['NODE_ENV', 'VITEST', 'MODE']) delete env[name];
    await run(
      process.execPath,
      [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
      {
        cwd: folder,
        env,
      },
    );
    const again = join(folder, 'dist');
    expect(listOfFolder(again)).toBe(listOfFolder(DIST));
    expect(readFileSync(join(again, 'sw.js'), 'utf8')).toBe(readFileSync(join(DIST, 'sw.js'), 'utf8'));
    expect((await verified(again)).code).toBe(0);
  });

  test('can be compared with what a host serves, and a changed file is named', async () => {
    expect(await verified(app.url)).toMatchObject({ code: 0, said: expect.stringContaining(fingerprint()) });
    const host = await staticHost('/', tamperedBuild());
    try {
      const { code, said } = await verified(host.url);
      expect(code).toBe(1);
      expect(said).toMatch(/differs +layers\.css\nThey differ/);
    } finally {
      await host.close();
    }
    expect(await verified(`${app.url}nothing/`)).toMatchObject({ code: 2 });
  });
});

describe('the app', () => {
  test('shows the fingerprint of the files that it runs on, offline too', async () => {
    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    await readyOffline(ana.page);
    await ana.page.reload();
    await ana.offline(true);
    await ana.page.evaluate(() => (location.hash = '#/me'));
    await see(ana.page.getByRole('group', { name: /^The fingerprint of this copy/ })).toHaveText(
      fingerprint(),
    );
    await see(ana.page.getByText('This isn’t what was built')).toHaveCount(0);
  });

  test('says so when a file is not the one that was built', async () => {
    const host = await staticHost('/', tamperedBuild());
    const device = await openDevice(app.browser, { ...app.server, url: host.url }, 'Bo', {});
    device.expectFault(/WebSocket|net::ERR/);
    try {
      await comeIn(device.page, 'Bo');
      await device.page.evaluate(() => (location.hash = '#/me'));
      const asked = device.page.getByRole('button', { name: 'Work out its fingerprint' });
      const shown = device.page.getByRole('group', { name: /^The fingerprint of this copy/ });
      await see(asked.or(shown)).toBeVisible();
      if (await asked.isVisible()) await asked.click();
      await see(shown).not.toHaveText(fingerprint());
      await see(device.page.getByText('This isn’t what was built')).toBeVisible();
      await see(device.page.getByText('layers.css')).toBeVisible();
    } finally {
      await device.close();
      await host.close();
    }
  });
});
