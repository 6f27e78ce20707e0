import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editTable, emptyTable } from '../../../src/domain/table.ts';
import type { Table } from '../../../src/domain/table.ts';

const filled = (count: number): Table<string, number> => {
  const edit = editTable(emptyTable<string, number>());
  for (let i = 0; i < count; i += 1) edit.set(`key ${i}`, i);
  return edit.done();
};

test('[RED-8] a table is a map, and an edit leaves the table that it began with alone', () => {
  const commands = fc.array(fc.tuple(fc.constantFrom('set', 'delete'), fc.nat(60), fc.nat(5)), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 5 }), (edits) => {
      let table: Table<string, number> = emptyTable();
      const model = new Map<string, number>();
      for (const edit of edits) {
        const before = [...table.entries()];
        const next = editTable(table);
        for (const [act, number, value] of edit) {
          const key = `key ${number}`;
          if (act === 'set') {
            next.set(key, value);
            model.set(key, value);
          } else {
            next.delete(key);
            model.delete(key);
          }
          expect(next.get(key)).toBe(model.get(key));
          expect(next.has(key)).toBe(model.has(key));
        }
        expect([...table.entries()]).toEqual(before);
        table = next.done();
        expect(new Map(table.entries())).toEqual(model);
        expect(table.size).toBe(model.size);
      }
    }),
  );
});

test('[RED-8] an edit that changes nothing gives the same table', () => {
  const table = filled(10);
  const edit = editTable(table);
  edit.set('key 3', 3);
  edit.delete('nobody');
  expect(edit.done()).toBe(table);
});

test('a large table finds everything', () => {
  const table = filled(20_000);
  expect(table.size).toBe(20_000);
  for (const i of [0, 1, 9_999, 19_999]) expect(table.get(`key ${i}`)).toBe(i);
  expect(table.has('key 20000')).toBe(false);
  expect(new Set(table.values()).size).toBe(20_000);
  expect(new Set(table.keys()).size).toBe(20_000);
});
