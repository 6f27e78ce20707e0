/** Reads codes from what a video shows, as fast as pictures come and one at a time. */
import type { ScanJob, ScanReply } from './scan-worker.ts';

/** The longer side of the picture that is searched, in pixels: enough for the largest of our codes. */
const LONGER_SIDE = 960;
/** Milliseconds between two pictures at least; cameras give 30 a second. */
const PAUSE = 30;

/** Like the camera's own clock where there is one: no picture is searched twice. */
type FrameVideo = HTMLVideoElement & {
  requestVideoFrameCallback?: (then: () => void) => number;
};

/**
 * Calls back with each code that comes into sight, once until another does. Returns the way to stop.
 * `onFault`: codes can't be read in this browser at all.
 */
export function watchCodes(
  video: HTMLVideoElement,
  onCode: (text: string) => void,
  onFault: () => void,
): () => void {
  const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module', name: 'codes' });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let stopped = false;
  let last = '';

  function look(): void {
    if (stopped) return;
    const { videoWidth, videoHeight } = video;
    if (!context || videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return soon();
    const scale = Math.min(1, LONGER_SIDE / Math.max(videoWidth, videoHeight));
    const width = Math.round(videoWidth * scale);
    const height = Math.round(videoHeight * scale);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.drawImage(video, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    worker.postMessage({ width, height, data } satisfies ScanJob, [data.buffer]);
  }

  function soon(): void {
    const { requestVideoFrameCallback: next } = video as FrameVideo;
    if (next && !video.paused) next.call(video, look);
    else setTimeout(look, PAUSE);
  }

  worker.addEventListener('message', ({ data: { text } }: MessageEvent<ScanReply>) => {
    if (stopped) return;
    if (text !== null && text !== last) {
      last = text;
      onCode(text);
    }
    soon();
  });
  worker.addEventListener('error', () => {
    if (!stopped) onFault();
  });
  soon();

  return () => {
    stopped = true;
    worker.terminate();
  };
}
