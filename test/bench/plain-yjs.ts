/**
 * The floor: plain, unsigned Yjs doing the same work. One shared Y.Array of JSON-like objects; a new
 * random client id for each writing session, as every Yjs app has it.
 */
import {
  createEncoder,
  toUint8Array,
  writeAny,
  writeUint8,
  writeVarString,
  writeVarUint,
} from 'lib0/encoding';
import * as Y from 'yjs';
import { AssemblyState } from './assembly-state.ts';
import { random, type Session, type WorkRecord } from './workload.ts';

interface PlainRecord {
  readonly id: string;
  readonly by: string;
  readonly at: number;
  readonly type: WorkRecord['type'];
  readonly text: string;
  readonly proposal?: string;
  readonly position?: number;
}

const proposalId = (number: number): string => `p${number.toString(36)}`;

function plainRecord(person: number, record: WorkRecord, count: number): PlainRecord {
  const { type, time, text, proposal, position } = record;
  const common = { by: `u${person}`, at: time, type, text };
  if (type === 'message') return { id: `m${count.toString(36)}`, ...common };
  if (type === 'proposal') return { id: proposalId(proposal), ...common };
  return { id: `v${count.toString(36)}`, ...common, proposal: proposalId(proposal), position };
}

/** The state of the document after all sessions, as Yjs itself encodes it. */
export function plainUpdate(sessions: readonly Session[]): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, rawUpdate(sessions));
  return Y.encodeStateAsUpdate(doc);
}

/**
 * One item for each session, each after the one before: what pushing in one document gives, without the
 * hours that a hundred thousand transactions with twenty thousand client ids would take.
 */
export function rawUpdate(sessions: readonly Session[]): Uint8Array {
  const next = random(3);
  const used = new Set<number>();
  let before: { client: number; clock: number } | null = null;
  let count = 0;
  const items = sessions.map(({ person, records }) => {
    let client = 0;
    while (client === 0 || used.has(client)) client = Math.floor(next() * 2 ** 32);
    used.add(client);
    const item = { client, before, records: records.map((record) => plainRecord(person, record, count++)) };
    before = { client, clock: records.length - 1 };
    return item;
  });
  const encoder = createEncoder();
  writeVarUint(encoder, items.length);
  for (const item of items.toSorted((a, b) => b.client - a.client)) {
    writeVarUint(encoder, 1);
    writeVarUint(encoder, item.client);
    writeVarUint(encoder, 0);
    if (item.before) {
      writeUint8(encoder, 0x88);
      writeVarUint(encoder, item.before.client);
      writeVarUint(encoder, item.before.clock);
    } else {
      writeUint8(encoder, 8);
      writeVarUint(encoder, 1);
      writeVarString(encoder, 'records');
    }
    writeVarUint(encoder, item.records.length);
    for (const record of item.records) writeAny(encoder, { ...record });
  }
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

/** Opens the document and reduces it. */
export function openPlain(update: Uint8Array): number {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const state = new AssemblyState();
  doc.getArray<PlainRecord>('records').forEach((record) => {
    const by = Number(record.by.slice(1));
    if (record.type === 'message') state.message(by, record.at, record.text);
    else if (record.type === 'proposal') state.proposal(record.id, by, record.at, record.text);
    else state.position(record.proposal ?? '', by, record.at, record.position ?? 0, record.text);
  });
  return state.digest();
}

/** Bytes on the way when everything, or all but the newest sessions, is there already. */
export function plainSync(update: Uint8Array, sessions: readonly Session[], known: number): number {
  const whole = new Y.Doc();
  Y.applyUpdate(whole, update);
  const part = new Y.Doc();
  Y.applyUpdate(part, rawUpdate(sessions.slice(0, known)));
  const [ours, theirs] = [Y.encodeStateVector(whole), Y.encodeStateVector(part)];
  return ours.length + theirs.length + Y.encodeStateAsUpdate(whole, theirs).length;
}
