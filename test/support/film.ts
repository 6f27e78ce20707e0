/** A camera that sees what a test wants: films for Chromium's own fake camera, and a browser that has it. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserArgs, ensureBrowser } from '../../scripts/browser.mjs';

/** A code as it is drawn: true is dark; quiet zone included. */
export type Modules = readonly (readonly boolean[])[];

const WIDTH = 640;
const HEIGHT = 480;
/** Frames of the film for each code; the film runs at 30 a second, in a circle. */
const HOLD = 3;

export interface FilmLook {
  /** Degrees that the camera is turned by. */
  readonly turned?: number;
  /** Of 255, either way. */
  readonly noise?: number;
}

export interface FakeCamera {
  readonly browser: Browser;
  /** What the camera sees when it is opened next. */
  show(codes: readonly Modules[], look?: FilmLook): void;
  close(): Promise<void>;
}

/** A browser with a camera, which sees what `show` was given last; every page may use it, or none. */
export async function browserWithCamera({ isAllowed = true } = {}): Promise<FakeCamera> {
  const folder = mkdtempSync(join(tmpdir(), 'moot-camera-'));
  const film = join(folder, 'film.y4m');
  writeFilm(film, [[[false]]], {});
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: [
      ...browserArgs(),
      '--use-fake-device-for-media-stream',
      ...(isAllowed ? ['--use-fake-ui-for-media-stream'] : []),
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  return {
    browser,
    show: (codes, look = {}) => writeFilm(film, codes, look),
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** YUV4MPEG2, 4:2:0: one plane of light, two of no colour. */
function writeFilm(path: string, codes: readonly Modules[], look: FilmLook): void {
  const file = openSync(path, 'w');
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  writeSync(file, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420jpeg\n`);
  for (const code of codes) {
    const light = lightOf(code, look);
    for (let i = 0; i < HOLD; i++) {
      writeSync(file, 'FRAME\n');
      writeSync(file, light);
      writeSync(file, colour);
    }
  }
  closeSync(file);
}

/** The code on a table, before a camera that is a little turned, in light from one side. */
function lightOf(code: Modules, { turned = 3, noise = 12 }: FilmLook): Uint8Array {
  const size = code.length;
  const side = (HEIGHT * 0.92) / size;
  const angle = (turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const light = new Uint8Array(WIDTH * HEIGHT);
  let seed = 1;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [dx, dy] = [x - WIDTH / 2, y - HEIGHT / 2];
      const column = Math.floor((dx * cos + dy * sin) / side + size / 2);
      const row = Math.floor((dy * cos - dx * sin) / side + size / 2);
      const dark = code[row]?.[column];
      const paper = dark === undefined ? 120 : dark ? 45 : 205;
      seed = (seed * 48_271) % 2_147_483_647;
      const grain = (seed / 2_147_483_647 - 0.5) * 2 * noise;
      light[y * WIDTH + x] = Math.max(16, Math.min(235, paper + grain + (x / WIDTH - 0.5) * 30));
    }
  }
  return light;
}

/** The code that stands on the page, as it is drawn there. */
export async function stillCode(page: Page, label: string | RegExp): Promise<Modules> {
  const drawn = page.getByRole('img', { name: label });
  await drawn.locator('path').waitFor({ state: 'attached' });
  const { path, size } = await drawn.evaluate((svg) => ({
    path: svg.querySelector('path')?.getAttribute('d') ?? '',
    size: (svg as SVGSVGElement).viewBox.baseVal.width,
  }));
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let i = 0; i < Number(length); i++) {
      const row = rows[Number(y)];
      if (row) row[Number(x) + i] = true;
    }
  }
  return rows;
}

/** The next `count` different codes of those that move on the page; one, where it stands still. */
export async function movingCodes(page: Page, label: string | RegExp, count: number): Promise<Modules[]> {
  const canvas = page.getByRole('img', { name: label });
  await canvas.waitFor();
  return canvas.evaluate(
    (element, most) =>
      new Promise<boolean[][][]>((resolve) => {
        const found = new Map<string, boolean[][]>();
        const look = () => {
          const { width, height } = element as HTMLCanvasElement;
          const data = (element as HTMLCanvasElement)
            .getContext('2d')
            ?.getImageData(0, 0, width, height).data;
          if (!data || width < 21) return;
          const rows = Array.from({ length: height }, (_, y) =>
            Array.from({ length: width }, (__, x) => (data[(y * width + x) * 4] ?? 255) < 128),
          );
          found.set(JSON.stringify(rows), rows);
          if (found.size < most) return;
          clearInterval(timer);
          resolve([...found.values()]);
        };
        const timer = setInterval(look, 20);
      }),
    count,
  );
}
