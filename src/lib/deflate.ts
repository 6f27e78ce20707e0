/** Raw deflate through the platform's streams, the same in browsers and in Node. */

export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Inflates to exactly `length` bytes; null where the stream is damaged, or longer or shorter.
 * Memory never exceeds `length` and one chunk, whatever the bytes claim.
 */
export async function inflate(
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
