import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { assertYjsTakesBytes } from '../../../src/ledger/mirror.ts';

const root = join(import.meta.dirname, '../../..');

/** The assertion with Yjs, as one script: the mode is decided when Yjs is loaded. */
async function bundled(): Promise<string> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { ssr: 'src/ledger/mirror.ts', write: false },
    ssr: { noExternal: true },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (!first || !('output' in first)) throw new Error('nothing was built');
  return `${first.output[0].code}\ntry { assertYjsTakesBytes(); } catch (error) { console.log(error.name); }`;
}

function inMode(script: string, mode: string): string {
  const env = { ...process.env, NODE_ENV: mode };
  return execFileSync(process.execPath, ['--input-type=module', '-'], {
    env,
    cwd: root,
    input: script,
    encoding: 'utf8',
  }).trim();
}

describe("Yjs's development mode, in which it throws on our elements", () => {
  it('is noticed at the start, by name', async () => {
    const code = await bundled();
    expect(inMode(code, 'development')).toBe('YjsInDevelopmentMode');
    expect(inMode(code, 'production')).toBe('');
  });

  it('is not what tests run in', () => {
    expect(assertYjsTakesBytes).not.toThrow();
  });
});
