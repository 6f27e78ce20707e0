/** What the whole-app tests put into every page before the app's own code. */

/** The page's handle for the tests: `window.mootTest`. */
export interface PageHandle {
  /** Moves the page's clock by so many milliseconds from the real one; kept over reloads. */
  setShift(ms: number): void;
  /** Cuts every connection to other devices and to meeting points, until it is called with false. */
  cutLinks(cut: boolean): void;
  /** ICE servers that the app asked for: STUN and TURN, which would be strangers. */
  readonly iceServers: readonly string[];
}

declare global {
  interface Window {
    mootTest: PageHandle;
  }
}

/**
 * Runs inside the page; must not close over anything.
 * - The clock: `Date` alone is moved; timers run as they are, so that nothing waits for days.
 * - WebRTC: the browser's own "offline" leaves it connected, so connections are closed here. The
 *   page gets no event of it, as when a cable is pulled: the app has to notice by itself.
 * - WebSockets: that "offline" leaves open ones alone, too. Nothing comes or goes over them any more.
 */
export function pageScript(): void {
  const SHIFT = 'test.clockShift';
  const CUT = 'test.linksCut';
  function read(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  let shift = Number(read(SHIFT) ?? 0);
  const RealDate = Date;
  const shiftedNow = (): number => RealDate.now() + shift;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[], self) =>
      Reflect.construct(target, args.length === 0 ? [shiftedNow()] : args, self) as Date,
    apply: () => new RealDate(shiftedNow()).toString(),
    get: (target, key) => (key === 'now' ? shiftedNow : (Reflect.get(target, key) as unknown)),
  });

  let cut = read(CUT) === 'yes';
  const open = new Set<RTCPeerConnection>();
  const iceServers: string[] = [];
  globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct: (target, [config]: [RTCConfiguration?], self) => {
      for (const server of config?.iceServers ?? []) iceServers.push(...[server.urls].flat());
      // "relay" without a relay finds no way out at all.
      const asked: RTCConfiguration = cut ? { ...config, iceTransportPolicy: 'relay' } : { ...config };
      const connection = Reflect.construct(target, [asked], self) as RTCPeerConnection;
      open.add(connection);
      return connection;
    },
  });

  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', (event) => {
        if (cut) event.stopImmediatePropagation();
      });
    }
    override send(data: string | BufferSource | Blob): void {
      if (!cut) super.send(data);
    }
  };

  window.mootTest = {
    iceServers,
    setShift(ms) {
      shift = ms;
      localStorage.setItem(SHIFT, String(ms));
    },
    cutLinks(on) {
      cut = on;
      localStorage.setItem(CUT, on ? 'yes' : 'no');
      if (!on) return;
      for (const connection of open) connection.close();
      open.clear();
    },
  };
}
