/** Raw deflate through the platform's streams; Node's zlib goes past them. */

export const deflate = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  zlib ? deflateAtOnce(zlib, bytes) : deflateStream(bytes);

/** As browsers deflate. */
async function deflateStream(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Inflates to exactly `length` bytes; null where the stream is damaged, or longer or shorter.
 * Memory never exceeds `length` and one chunk, whatever the bytes claim.
 */
export const inflate = (
  bytes: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer> | null> =>
  zlib ? inflateAtOnce(zlib, bytes, length) : inflateStream(bytes, length);

/** What this needs of `node:zlib`. */
interface Zlib {
  deflateRaw(bytes: Uint8Array, done: (error: Error | null, result: Uint8Array<ArrayBuffer>) => void): void;
  inflateRaw(
    bytes: Uint8Array,
    options: { readonly chunkSize: number; readonly maxOutputLength: number; readonly info: true },
    done: (
      error: Error | null,
      result: { buffer: Uint8Array<ArrayBuffer>; engine: { bytesWritten: number } },
    ) => void,
  ): void;
}

/** Node's streams hand over 16 KiB at a time from thread to thread: twice the time of all in one go. */
const zlib = (
  globalThis as { process?: { getBuiltinModule?(name: string): Zlib | undefined } }
).process?.getBuiltinModule?.('node:zlib');

const SMALLEST_CHUNK = 64;

const deflateAtOnce = (
  { deflateRaw }: Zlib,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    // Plain bytes: what a Buffer calls a slice is no copy.
    deflateRaw(bytes, (error, result) => (error ? reject(error) : resolve(new Uint8Array(result))));
  });

function inflateAtOnce(
  { inflateRaw }: Zlib,
  bytes: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const maxOutputLength = Math.max(1, length);
  // One byte more than there may be: it never fills up, so that all comes in one chunk.
  const options = { chunkSize: Math.max(SMALLEST_CHUNK, length + 1), maxOutputLength, info: true } as const;
  return new Promise((resolve) => {
    inflateRaw(bytes, options, (error, result) => {
      // Like a stream, it takes nothing that stands behind the end.
      const isWhole =
        error === null && result.buffer.length === length && result.engine.bytesWritten === bytes.length;
      // Plain bytes: what a Buffer calls a slice is no copy.
      resolve(isWhole ? new Uint8Array(result.buffer.buffer, result.buffer.byteOffset, length) : null);
    });
  });
}

/** As browsers inflate. */
export async function inflateStream(
  bytes: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  // What fails here fails the reader too, which is where it is dealt with.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = readable.getReader();
  const whole = new Uint8Array(length);
  let at = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return at === length ? whole : null;
      if (value.length > length - at) {
        await reader.cancel();
        return null;
      }
      whole.set(value, at);
      at += value.length;
    }
  } catch {
    return null;
  }
}
