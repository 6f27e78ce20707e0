/** The element codec: one signed burst as bytes (ARCHITECTURE.md, "Ledger format"). */
import type { Dep, FeedId } from '../domain/burst.ts';
import { ByteReader, ByteWriter, malformed, vuLength } from './bytes.ts';
import type { Checks } from './checks.ts';
import { everyCheck } from './checks.ts';
import { bodyHash } from './ids.ts';
import * as limit from './limits.ts';

/** 0: never had words. 1: the body stands here. 2: only its hash does. */
export type Form = 0 | 1 | 2;

export interface ElementRecord {
  readonly kind: number;
  readonly form: Form;
  /** Milliseconds after the burst's time. */
  readonly dt: number;
  readonly header: Uint8Array;
  /** Form 1: salt and text. Form 2: the hash. Form 0: nothing. */
  readonly body: Uint8Array;
}

/** What the author signs over, apart from the place in the chain. */
export interface Unsigned {
  /** The device's key, in burst 0 only. */
  readonly device: Uint8Array | null;
  /** Milliseconds since the Unix epoch. */
  readonly time: number;
  readonly deps: readonly Dep[];
  readonly records: readonly ElementRecord[];
}

/** A parsed element. Its spans are views on `bytes`. */
export interface Element extends Unsigned {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

const NOTHING = new Uint8Array(0);

/**
 * Parses one element, the grammar and nothing else. Throws `Malformed` ('oversize', 'badElement'
 * or, from the reader, another fault).
 *
 * An element's weight is its length with every body counted as at least its hash. Weighing, instead
 * of measuring, keeps a valid element valid in every mixture of erased and present words: otherwise
 * erasing a short body could push an element over the limit on honest devices.
 */
export function readElement(
  bytes: Uint8Array,
  feed: FeedId,
  burst: number,
  checks: Checks = everyCheck,
): Element {
  if (checks.elementWeight && bytes.length > limit.MAX_ELEMENT) malformed('oversize');
  const reader = new ByteReader(bytes, checks);
  const device = burst === 0 ? readDevice(reader, checks) : null;
  const time = reader.vu();
  const deps = readDeps(reader, feed, checks);
  const count = reader.vu();
  if (checks.recordCount && (count < 1 || count > limit.MAX_RECORDS)) malformed('badElement');
  const records: ElementRecord[] = [];
  for (let i = 0; i < count; i += 1) records.push(readRecord(reader, checks));
  const signature = reader.span(limit.SIGNATURE_BYTES);
  if (checks.nothingAfterRecords && reader.left > 0) malformed('badElement');
  if (checks.elementWeight && weigh(bytes.length, records) > limit.MAX_ELEMENT) malformed('oversize');
  return { bytes, device, time, deps, records, signature };
}

function readDevice(reader: ByteReader, checks: Checks): Uint8Array {
  const mark = reader.byte();
  if (checks.firstNamesDevice && mark !== 1) malformed('badElement');
  return reader.span(limit.KEY_BYTES);
}

function readDeps(reader: ByteReader, own: FeedId, checks: Checks): readonly Dep[] {
  const count = reader.vu();
  if (checks.depCount && count > limit.MAX_DEPS) malformed('badElement');
  const deps: Dep[] = [];
  let last = -1;
  for (let i = 0; i < count; i += 1) {
    const feed = reader.id7();
    if (checks.depIdRange && (feed === 0 || feed > Number.MAX_SAFE_INTEGER)) malformed('badElement');
    if (checks.depsAscend && feed <= last) malformed('badElement');
    if (checks.depNotOwn && feed === own) malformed('badElement');
    last = feed;
    deps.push({ feed, burst: reader.vu() });
  }
  return deps;
}

function readRecord(reader: ByteReader, checks: Checks): ElementRecord {
  const tag = reader.vu();
  const form = tag % 4;
  const kind = (tag - form) / 4;
  const dt = reader.vu();
  const length = reader.vu();
  if (checks.headerSize && length > limit.MAX_HEADER) malformed('badElement');
  const header = reader.span(length);
  if (form === 0) return { kind, form, dt, header, body: NOTHING };
  if (form === 1) return { kind, form, dt, header, body: readBody(reader, checks) };
  if (checks.knownForm && form === 3) malformed('badElement');
  return { kind, form: 2, dt, header, body: reader.span(limit.HASH_BYTES) };
}

function readBody(reader: ByteReader, checks: Checks): Uint8Array {
  const length = reader.vu();
  if (checks.bodySize && (length < limit.MIN_BODY || length > limit.MAX_BODY)) malformed('badElement');
  return reader.span(length);
}

/** The weight of an element of this length with these records; see `readElement`. */
function weigh(length: number, records: readonly ElementRecord[]): number {
  let weight = length;
  for (const record of records) {
    if (record.form !== 1) continue;
    const size = vuLength(record.body.length) + record.body.length;
    weight += Math.max(0, limit.HASH_BYTES - size);
  }
  return weight;
}

/** Whether an element with these bytes and records would be within the limit. */
export const fitsElement = (length: number, records: readonly ElementRecord[]): boolean =>
  weigh(length, records) <= limit.MAX_ELEMENT;

/** The bytes of an element without its signature. */
export function writeUnsigned(unsigned: Unsigned, capacity = 256): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter(capacity);
  writeParts(writer, unsigned);
  return writer.finish();
}

/** The bytes of a whole element. */
export function writeElement(unsigned: Unsigned, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writeParts(writer, unsigned);
  writer.bytes(signature);
  return writer.finish().slice();
}

function writeParts(writer: ByteWriter, { device, time, deps, records }: Unsigned): void {
  if (device) {
    writer.byte(1);
    writer.bytes(device);
  }
  writer.vu(time);
  writer.vu(deps.length);
  for (const dep of deps) {
    writer.id7(dep.feed);
    writer.vu(dep.burst);
  }
  writer.vu(records.length);
  for (const record of records) writeRecord(writer, record);
}

function writeRecord(writer: ByteWriter, { kind, form, dt, header, body }: ElementRecord): void {
  writer.vu(kind * 4 + form);
  writer.vu(dt);
  writer.vu(header.length);
  writer.bytes(header);
  if (form === 1) writer.vu(body.length);
  if (form !== 0) writer.bytes(body);
}

/** A record with its body replaced by the body's hash. */
export const strippedRecord = (record: ElementRecord): ElementRecord =>
  record.form === 1 ? { ...record, form: 2, body: bodyHash(record.body) } : record;

/** What the chain covers: the element without signature, every body replaced by its hash. */
export function coreOf(element: Element): Uint8Array {
  const unsigned = element.bytes.subarray(0, element.bytes.length - limit.SIGNATURE_BYTES);
  if (!element.records.some((record) => record.form === 1)) return unsigned;
  const records = element.records.map(strippedRecord);
  return writeUnsigned({ ...element, records }, unsigned.length + 24 * records.length);
}

/** The element with every body replaced by its hash: the form in which evidence is kept. */
export function erasedForm(element: Element): Uint8Array {
  return writeElement({ ...element, records: element.records.map(strippedRecord) }, element.signature);
}
