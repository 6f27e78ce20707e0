import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkLayers } from './layers.ts';
import { ROOT } from './source.ts';

describe('import directions', () => {
  test('hold in src', () => {
    const { modules, imports, faults } = checkLayers(join(ROOT, 'src'));
    expect(faults).toEqual([]);
    // A check that sees nothing would pass too.
    expect(modules).toBeGreaterThan(60);
    expect(imports).toBeGreaterThan(modules);
  });

  test('are refused where they are planted, each way of importing included', () => {
    const { faults } = checkLayers(join(import.meta.dirname, 'planted/layers'));
    expect(faults).toEqual([
      'app/reaches-up.ts:1: app may not import ui (../ui/imports-sync.ts)',
      'domain/imports-storage-type.ts:1: domain may not import storage (../storage/imports-sync.ts)',
      'domain/re-exports-ledger.ts:1: domain may not import ledger (../ledger/fine.ts)',
      "domain/uses-node.ts:1: domain may not use Node's node:crypto",
      'domain/uses-package.ts:1: domain may not use the package yjs',
      'lib/imports-domain.ts:1: lib may not import domain (../domain/fine.ts)',
      'server/imports-app.ts:1: server may not import app (../app/reaches-up.ts)',
      'storage/imports-sync.ts:1: storage may not import sync (../sync/dynamic.ts)',
      'strange/new-layer.ts: strange is no layer',
      'sync/dynamic.ts:2: sync may not import storage (../storage/imports-sync.ts)',
      'sync/type-query.ts:1: sync may not import identity (../identity/fine.ts)',
      'sync/worker.ts:1: sync may not import identity (../identity/fine.ts)',
      'ui/computed.ts:2: imports (computed), which is not there',
      'ui/imports-sync.ts:1: ui may not import sync (../sync/dynamic.ts)',
      'ui/imports-sync.ts:2: ui may not use the package y-codemirror.next',
      'ui/missing.ts:1: imports ./nowhere.ts, which is not there',
    ]);
  });
});
