/** Devices in frames of one page, each with a key, links and WebRTC of its own. */
import { afterEach, beforeEach } from 'vitest';
// Loaded in the frames; named here so that Vite prepares its packages before the first test.
// oxlint-disable-next-line import/no-unassigned-import
import '../../../src/sync/y-webrtc-room.ts';
import { PageMeetingPoint } from './meeting-point.ts';
import type { FramedDevice } from './frame.ts';

export interface Frames {
  readonly point: PageMeetingPoint;
  /** A device in a frame: y-webrtc keeps its rooms per page, so each needs one of its own. */
  device(): Promise<FramedDevice>;
}

/** Call at the top of a test file. `meetingPoint` false: the devices know of none. */
export function useFrames(meetingPoint = true): Frames {
  let point = new PageMeetingPoint();
  let frames: HTMLIFrameElement[] = [];
  beforeEach(() => {
    point = new PageMeetingPoint();
    point.isThere = meetingPoint;
    window.meetingPoint = point;
    frames = [];
  });
  afterEach(async () => {
    for (const frame of frames) await frame.contentWindow?.device?.neighbours.stop();
    for (const frame of frames) frame.remove();
  });
  return {
    get point() {
      return point;
    },
    async device() {
      const frame = document.createElement('iframe');
      frames.push(frame);
      const ready = new Promise<void>((resolve) => {
        frame.addEventListener('load', () => {
          const inside = frame.contentWindow;
          if (!inside) return;
          inside.ready = resolve;
          // Vitest rewrites dynamic imports to go through this.
          Object.assign(inside, {
            __vitest_browser_runner__: { wrapDynamicImport: (load: () => unknown) => load() },
          });
          const script = inside.document.createElement('script');
          script.type = 'module';
          script.src = new URL('./frame.ts', import.meta.url).href;
          inside.document.body.append(script);
        });
      });
      frame.srcdoc = '<!doctype html><body></body>';
      document.body.append(frame);
      await ready;
      const made = frame.contentWindow?.device;
      if (!made) throw new Error('No device in the frame');
      return made;
    },
  };
}
