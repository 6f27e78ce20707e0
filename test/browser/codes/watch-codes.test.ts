import { encodeQR } from 'qr';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { encodeCode, qrTextOf } from '../../../src/sync/code-text.ts';
import { watchCodes } from '../../../src/ui/features/codes/watch-codes.ts';

/** What a hand that is not quite still, a cheap camera and bad light make of a code. */
interface Look {
  /** Degrees. */
  readonly turned: number;
  /** Of 255, either way. */
  readonly noise: number;
  readonly width: number;
  readonly height: number;
}

function filmOf(text: string, look: Look): { video: HTMLVideoElement; stop: () => void } {
  const { width, height, turned, noise } = look;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  const draw = () => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#8a8578';
    context.fillRect(0, 0, width, height);
    const side = (Math.min(width, height) * 0.74) / rows.length;
    context.translate(width / 2, height / 2);
    context.rotate((turned * Math.PI) / 180);
    context.translate((-rows.length * side) / 2, (-rows.length * side) / 2);
    context.fillStyle = '#ddd8c8';
    context.fillRect(0, 0, rows.length * side, rows.length * side);
    context.fillStyle = '#2b2f33';
    for (const [y, row] of rows.entries()) {
      for (const [x, dark] of row.entries()) if (dark) context.fillRect(x * side, y * side, side, side);
    }
    const picture = context.getImageData(0, 0, width, height);
    for (let i = 0; i < picture.data.length; i += 4) {
      const by = (Math.random() - 0.5) * 2 * noise;
      for (let c = 0; c < 3; c++) picture.data[i + c] = (picture.data[i + c] ?? 0) + by;
    }
    context.putImageData(picture, 0, 0);
  };
  draw();
  const timer = setInterval(draw, 60);
  const video = Object.assign(document.createElement('video'), {
    srcObject: canvas.captureStream(15),
    muted: true,
  });
  document.body.append(video);
  void video.play();
  return {
    video,
    stop() {
      clearInterval(timer);
      video.remove();
    },
  };
}

let stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

/** The first code that is read from a film of it. */
async function readFrom(text: string, look: Look): Promise<string> {
  const film = filmOf(text, look);
  const seen: string[] = [];
  const stop = watchCodes(
    film.video,
    (code) => seen.push(code),
    () => seen.push('fault'),
  );
  stops.push(stop, film.stop);
  await vi.waitFor(() => expect(seen).not.toEqual([]), { timeout: 15_000, interval: 50 });
  return seen[0] ?? '';
}

const code = (length: number): string =>
  qrTextOf(encodeCode(1, crypto.getRandomValues(new Uint8Array(length))));

describe('codes before a camera', () => {
  test.each([
    ['held straight', { turned: 0, noise: 0, width: 640, height: 480 }],
    ['turned a little, in bad light', { turned: 8, noise: 40, width: 640, height: 480 }],
    ['upside down and askew', { turned: 197, noise: 25, width: 480, height: 640 }],
    ['in a large picture', { turned: -12, noise: 30, width: 1280, height: 720 }],
  ])('of a pairing are read: %s', async (_, look) => {
    const text = code(114);
    expect(await readFrom(text, look)).toBe(text);
  });

  test('as dense as those that move are read', async () => {
    const text = code(415);
    expect(await readFrom(text, { turned: 4, noise: 20, width: 1280, height: 720 })).toBe(text);
  });
});
