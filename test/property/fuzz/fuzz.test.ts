/**
 * A share of the fuzz: `npm run test:long` runs a million cases of the same. Another seed, or more:
 *
 *   SEED=1234 CASES=100000 npx vitest run --project node test/property/fuzz
 */
import { describe, expect, it } from 'vitest';
import { decodersFound, KINDS_OF_RECORD } from '../../fuzz/decoder-targets.ts';
import { fuzz } from '../../fuzz/fuzz.ts';
import { shares } from '../../fuzz/targets.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_130);
const CASES = Number(process.env['CASES'] ?? 20_000);

const all = await shares();

describe(`any bytes, seed ${SEED}`, () => {
  it.each(all)('$target.name: read or refused by name, nothing changed', async ({ target, part }) => {
    const cases = Math.ceil(CASES * part);
    const report = await fuzz(target, { seed: SEED, cases: Math.max(cases, target.seeds.length) });
    expect(report.outcomes.size).toBeGreaterThan(0);
  });

  it('meets every decoder of link messages and headers', () => {
    const found = decodersFound();
    const paths = new Set(found.map(({ path }) => path.split('/').at(-1)));
    for (const file of [
      'messages.ts',
      'vector-messages.ts',
      'presence-message.ts',
      'handshake.ts',
      'assembly-file.ts',
      'invitation.ts',
      'introduction.ts',
      'requests.ts',
    ]) {
      expect(paths).toContain(file);
    }
    const headers = found.filter(({ path }) => path.includes('/domain/'));
    expect(headers.length).toBeGreaterThan(KINDS_OF_RECORD - 8);
  });
});
