/** Looks for a code in one picture of the camera, away from the thread that draws the screen. */
import { decodeQR } from 'qr/decode.js';

export interface ScanJob {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export interface ScanReply {
  /** Null where there is no code in it. */
  readonly text: string | null;
}

/** Milliseconds for one picture: the next one comes soon. */
const TIME_LIMIT = 60;

function textIn(job: ScanJob): string | null {
  try {
    return decodeQR(job, { timeLimit: TIME_LIMIT });
  } catch {
    return null;
  }
}

addEventListener('message', (event: MessageEvent<ScanJob>) => {
  postMessage({ text: textIn(event.data) } satisfies ScanReply);
});
