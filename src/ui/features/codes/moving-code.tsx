import { createEffect, createSignal, onCleanup } from 'solid-js';
import type { ParcelCodes } from '../../../app/parcel.ts';
import { keepAwake } from './keep-awake.ts';
import css from './qr-code.module.css';

export interface MovingCodeProps {
  readonly codes: ParcelCodes;
  /** Codes a second. */
  readonly rate: number;
  /** How many were shown so far. */
  readonly onShown: (count: number) => void;
  readonly label: string;
}

/** One pixel, red first, as canvases have it: dark ink and light paper in either theme. */
const DARK = new Uint8Array([16, 36, 41, 255]);
const LIGHT = new Uint8Array([254, 253, 247, 255]);
const QUIET = 4;

type Rows = readonly (readonly boolean[])[];

/** One pixel for each module; the page makes it large. */
function paint(canvas: HTMLCanvasElement, rows: Rows): void {
  const size = rows.length;
  if (canvas.width !== size) Object.assign(canvas, { width: size, height: size });
  const picture = new ImageData(size, size);
  const pixels = new Uint32Array(picture.data.buffer);
  const [dark = 0] = new Uint32Array(DARK.buffer);
  const [light = 0] = new Uint32Array(LIGHT.buffer);
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < size; x++) pixels[y * size + x] = row[x] ? dark : light;
  }
  canvas.getContext('2d')?.putImageData(picture, 0, 0);
}

/**
 * One code after another, for as long as it is shown. It changes where motion is unwelcome, too: that is
 * what it is for; whoever shows it can slow it down.
 */
export function MovingCode(props: MovingCodeProps) {
  const [encode, setEncode] = createSignal<((text: string) => Rows) | null>(null);
  let canvas: HTMLCanvasElement | undefined;
  keepAwake();
  void import('qr').then(({ default: encodeQR }) => {
    // One mask for all: choosing the best takes eight times as long, and cameras read each of them.
    setEncode(() => (text: string) => encodeQR(text, 'raw', { ecc: 'low', border: QUIET, mask: 2 }));
  });
  createEffect(() => {
    const draw = encode();
    const { codes, rate } = props;
    if (!draw || !canvas) return;
    const target = canvas;
    let number = 0;
    const next = () => {
      paint(target, draw(codes.qr(number)));
      number += 1;
      props.onShown(number);
    };
    next();
    // One that is all there is stands still.
    if (codes.blocks === 1) return;
    const timer = setInterval(next, 1000 / rate);
    onCleanup(() => clearInterval(timer));
  });
  return (
    <div class={css.card}>
      <canvas ref={canvas} role="img" aria-label={props.label} />
    </div>
  );
}
