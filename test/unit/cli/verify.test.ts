import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../../src/cli/verify.ts';
import {
  decodeAssemblyFile,
  encodeAssemblyFile,
  type AssemblyFile,
} from '../../../src/sync/assembly-file.ts';
import { createTown, done, gather } from '../app/people.ts';

const folder = mkdtempSync(join(tmpdir(), 'moot-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

let whole: AssemblyFile;
let path: string;
let everything: string;
let further: string;

beforeAll(async () => {
  const town = createTown();
  const ana = await town.person('Ana');
  const [atAna] = await gather(town.clock, ana, [await town.person('Ben')]);
  if (!atAna) throw new Error('Ana has no assembly');
  const bread = done(await atAna.putProposal({ title: 'Bread', about: '', text: 'We bake.' }));
  done(await atAna.takePosition(bread, bread, 'agree'));
  done(await atAna.say({ words: 'Flour?' }));
  everything = put('everything.moot', done(await atAna.difference(null)));
  const before = atAna.holding();
  done(await atAna.say({ words: 'And salt.' }));
  further = put('further.moot', done(await atAna.difference(before)));
  const bytes = done(await atAna.save());
  path = put('whole.moot', bytes);
  const read = await decodeAssemblyFile(bytes);
  if (!read.ok) throw new Error(read.fault);
  whole = read.value;
});

describe('verify', () => {
  test('says what a whole file contains, and ends with 0', async () => {
    const said = await verify([path]);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('Holbeck, founded');
    expect(said.out).toContain('2 people, 0 members; 2 messages, 1 proposal');
    expect(said.out).toContain('The file is whole.');
    const { out } = await verify(['--json', path]);
    expect(JSON.parse(out)).toMatchObject({ whole: true, name: 'Holbeck', people: 2, proposals: 1 });
  });

  test('reads everything as it was packed for codes, and says why a mere difference is not enough', async () => {
    const said = await verify([everything]);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('1 message, 1 proposal');
    expect(await verify([further])).toMatchObject({ code: 1, out: '' });
    expect((await verify([further])).err).toContain('only what somebody lacked');
  });

  test('finds a single changed bit under a signature, and ends with 1', async () => {
    const ledgers = whole.ledgers.map((ledger) => ({
      ...ledger,
      updates: ledger.updates.map((update) => {
        const changed = update.slice();
        changed[changed.length - 30] = (changed[changed.length - 30] ?? 0) ^ 1;
        return changed;
      }),
    }));
    const said = await verify([put('forged.moot', await encodeAssemblyFile({ ...whole, ledgers }))]);
    expect(said.code).toBe(1);
    expect(said.out).toContain('not as it was signed');
    expect(said.out).toContain('The file is not whole.');
  });

  test('finds that a part of the past is missing', async () => {
    const ledgers = whole.ledgers.filter(({ ledger }) => ledger === 'talk');
    const said = await verify([put('half.moot', await encodeAssemblyFile({ ...whole, ledgers }))]);
    expect(said.code).toBe(1);
    expect(said.out).toContain('founding record is not in the file');
  });

  test('says why it can’t read another file, and how it is used', async () => {
    expect(await verify([put('list.txt', new TextEncoder().encode('milk'))])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no file of an assembly'),
    });
    expect(await verify([join(folder, 'gone.moot')])).toMatchObject({ code: 1 });
    expect(await verify([])).toMatchObject({ code: 2, err: expect.stringContaining('Usage') });
    expect(await verify(['--loud', path])).toMatchObject({ code: 2 });
    expect(await verify(['--help'])).toMatchObject({ code: 0 });
  });
});
