/** The composition root: the real clock, randomness, storage, keys and links; then the screen. */
import { registerSW } from 'virtual:pwa-register';
import { openMoot } from './app/moot.ts';
import type { WorldPorts } from './app/ports.ts';
import { identityStore } from './identity/identity.ts';
import { supportsIdentity } from './identity/support.ts';
import { workerVerifier } from './ledger/worker-verifier.ts';
import { watchStorage } from './storage/storage-health.ts';
import { joinTabs } from './storage/tabs.ts';
import { allowOwnScripts } from './own-scripts.ts';
import { startFaultOf } from './start-fault-of.ts';
import { openWorldStorage } from './storage/world-store.ts';
import { systemClock, type Clock } from './sync/clock.ts';
import type { Introducer } from './sync/introducer.ts';
import { packer } from './sync/packer.ts';
import { PairingSource } from './sync/pairing-source.ts';
import { rtcConnector } from './sync/rtc-channel.ts';
import { loadPage, renderApp, type Start } from './ui/app.tsx';
import { keyLook } from './ui/rings/key-look.ts';
import { sayStorageIsGone } from './ui/shell/storage-gone.ts';
import { offerUpdate } from './ui/shell/update.ts';

const WORLD = 'moot';

allowOwnScripts();

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const hueOf = (person: string): number => keyLook(person).hue;
const after = systemClock.after.bind(systemClock);
const now = (): number => Date.now();

/** Up to the `#`: what an invitation begins with. */
const address = `${location.origin}${location.pathname}`;

/** Where introductions are asked for, as `index.html` names it: relative to the app, or elsewhere. */
function defaultMeetingPoints(): readonly string[] {
  const named = document.querySelector<HTMLMetaElement>('meta[name="introductions"]')?.content ?? '';
  if (named === '') return [];
  const url = new URL(named, address);
  url.protocol = url.protocol.replace('http', 'ws');
  return [url.href];
}

/** What keeps links with other devices. */
async function loadLinks() {
  const [{ createNeighbours }, { createWebrtcIntroducer }] = await Promise.all([
    import('./sync/neighbours.ts'),
    import('./sync/webrtc-introducer.ts'),
  ]);
  return { createNeighbours, createWebrtcIntroducer };
}

/** `onBlocked`: an older version of the app has to go before this one can begin. */
async function start(onBlocked: () => void): Promise<Start> {
  const lack = await supportsIdentity();
  if (lack) return { fault: lack };
  try {
    const verifier = workerVerifier();
    const outside = { verifier, now, randomBytes, after, address };
    const store = await openWorldStorage(WORLD, { onBlocked, onClosed: sayStorageIsGone });
    // What a person entered under Me, for every connection that is made from then on.
    const rtc: { iceServers: readonly RTCIceServer[]; clock: Clock } = { iceServers: [], clock: systemClock };
    let introducer: Introducer | null = null;
    const connector = rtcConnector(rtc);
    // A newcomer's first screen goes without them.
    let links: Awaited<ReturnType<typeof loadLinks>> | undefined;
    const pairing = new PairingSource({ connector, clock: systemClock, randomBytes });
    const ports: WorldPorts = {
      ...outside,
      world: 'real',
      pairing,
      store,
      identity: identityStore(store.vault),
      tabs: joinTabs(WORLD),
      storage: watchStorage(),
      defaultMeetingPoints: defaultMeetingPoints(),
      useRelays(relays) {
        rtc.iceServers = relays.map(({ url, username, password }) =>
          username === '' ? { urls: url } : { urls: url, username, credential: password },
        );
        introducer?.reopen?.();
      },
      async loadLinks() {
        links ??= await loadLinks();
      },
      neighbours(device, meetingPoints, met) {
        if (!links) throw new Error('links are not loaded');
        introducer = links.createWebrtcIntroducer({
          meetingPoints,
          get iceServers() {
            return rtc.iceServers;
          },
          clock: systemClock,
          randomBytes,
        });
        return links.createNeighbours({
          device,
          verifier,
          packer,
          introducer,
          sources: [pairing],
          dialKeeper: (url) => new WebSocket(url),
          connector,
          met,
          clock: systemClock,
          randomBytes,
        });
      },
    };
    const real = await openMoot({ ports, hueOf });
    addEventListener('pagehide', () => real.leave());
    addEventListener('pageshow', ({ persisted }) => {
      // Back from where browsers lay pages aside: what other tabs did meanwhile was not heard here.
      if (persisted) location.reload();
    });
    for (const event of ['online', 'offline', 'resume']) addEventListener(event, () => real.nudge());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') real.nudge();
    });
    return {
      real,
      async openExample() {
        const { openExample } = await import('./app/example/open-example.ts');
        return openExample({ name: real.me.get()?.name ?? '', hueOf, outside });
      },
    };
  } catch (error) {
    return { fault: startFaultOf(error), detail: String(error) };
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
loadPage(location.hash);
let takeDown: (() => void) | undefined;
const started = await start(() => {
  takeDown = renderApp(root, { fault: 'olderTab' });
});
takeDown?.();
renderApp(root, started);

const updateNow = registerSW({ onNeedRefresh: () => offerUpdate(() => void updateNow(true)) });
