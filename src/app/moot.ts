/** The app: one person's world on this device, put together from ports. */
import { writable } from '../lib/readable.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import type { AssemblyId, Fault, FoundInput, Moot } from './api.ts';
import { AssembliesHere } from './assemblies-here.ts';
import { addInvitedKeepers } from './assembly/kept-at.ts';
import { faultOf } from './assembly/ledger-writer.ts';
import * as records from './assembly/new-records.ts';
import { ClockDoubt } from './clock-doubt.ts';
import { DevicesDesk } from './devices/devices-desk.ts';
import { foundAssembly } from './found.ts';
import { IgnoredPeople } from './ignored-people.ts';
import { readInvitation } from './invitation.ts';
import { MeDesk } from './me.ts';
import { Network } from './network.ts';
import { pairingDesk } from './pairing.ts';
import type { WorldPorts } from './ports.ts';
import { createWorthKeeping } from './worth-keeping.ts';
import { Renewal } from './renewal.ts';
import { Relays } from './relays.ts';
import { watchStorageFaults } from './storage-faults.ts';

interface MootOptions {
  readonly ports: WorldPorts;
  /** The hue of a person's stone, for carets. */
  readonly hueOf: (person: string) => number;
}

/** What the page that shows the app tells it. */
interface PageMoot extends Moot {
  /** The page or the network came back: what failed before may work now. */
  nudge(): void;
  /** The page goes, perhaps for good: nobody shall take this device for one that is there. */
  leave(): void;
}

/** Opens what this device holds. Everything is there, read and writable, before any neighbour is. */
export async function openMoot(options: MootOptions): Promise<PageMoot> {
  const { ports, fault: storageFault, onFailure } = watchStorageFaults(options.ports);
  const me = new MeDesk(ports);
  const clockDoubt = new ClockDoubt();
  const ignored = new IgnoredPeople(ports);
  const here = new AssembliesHere({
    ports,
    me,
    network: () => network,
    hueOf: options.hueOf,
    clockDoubt,
    worthKeeping: () => worthKeeping(),
    ignored,
    onOpened: (desk) => renewal.watch(desk),
    onFailure,
  });
  const renewal: Renewal = new Renewal({
    ports,
    device: () => me.device,
    renew: (insteadOf) => devices.renew(insteadOf),
    desks: () => here.desks,
    onFailure,
  });
  const network: Network = new Network(
    ports,
    (neighbours) => {
      for (const desk of here.desks) {
        desk.sharing.attach(neighbours);
        desk.reconnectDrafts();
      }
    },
    onFailure,
    (twin) => renewal.met(twin),
  );

  const relays = new Relays(ports);

  async function start(): Promise<void> {
    if (!me.identity) return;
    // Meanwhile; whether it came is seen once it is needed.
    ports.loadLinks?.().catch(() => undefined);
    await here.openAll();
    network.begin(
      () => me.identity ?? nobody(),
      () => here.invitedPoints,
    );
  }

  let device = '';
  /** Another key than a moment ago: everything that is open goes on with it. */
  async function useKey(): Promise<void> {
    const isNew = device !== '' && device !== me.device;
    device = me.device;
    if (!isNew) return;
    for (const desk of here.desks) desk.sharing.unlink();
    await network.useNewKey();
    await here.useNewKey();
  }

  /** Another tab took a new key for this device, and kept what is void by it. */
  async function hearOfRenewal(): Promise<void> {
    await renewal.load();
    await Promise.all(here.desks.map((desk) => desk.core.parts.lost.load()));
  }

  async function close(remove: boolean): Promise<void> {
    await here.closeAll();
    await network.stop();
    ports.tabs.close();
    await ports.store.close(remove);
  }

  ports.tabs.hear((news) => {
    if (news.type === 'me') me.load().then(useKey).then(start).catch(onFailure);
    else if (news.type === 'renewed') hearOfRenewal().catch(onFailure);
    else if (news.type === 'ignored') ignored.load().catch(onFailure);
    else if (news.type === 'relays') relays.load().catch(onFailure);
    else if (news.type === 'assemblies') start().catch(onFailure);
  });
  const worthKeeping = createWorthKeeping(ports, onFailure);
  const devices: DevicesDesk = new DevicesDesk({
    ports,
    me,
    here,
    network,
    renewal,
    onNewKey: async () => {
      await useKey();
      await start();
      worthKeeping();
    },
    onFailure,
  });
  await me.load();
  await useKey();
  await ignored.load();
  await renewal.load();
  await relays.load();
  await network.load();
  await start();
  await devices.load();

  const storage = writable({ ...ports.storage.health.get(), fault: storageFault.get() });
  const showStorage = () => storage.set({ ...ports.storage.health.get(), fault: storageFault.get() });
  ports.storage.health.subscribe(showStorage);
  storageFault.subscribe(showStorage);
  storageFault.subscribe(() => {
    if (storageFault.get() === null) for (const { core } of here.desks) core.parts.words.keepAgain();
  });

  return {
    world: ports.world,
    me: me.me,
    async begin(name) {
      const begun = await me.begin(name);
      if (begun.ok) await useKey().then(start);
      return begun;
    },
    async beginAgain(name, words) {
      const before = me.device;
      const needsWords = renewal.notice.get()?.why === 'needsWords';
      const begun = await me.beginAgain(name, words, here.isRevoked || needsWords);
      if (!begun.ok) return begun;
      if (needsWords) await renewal.noticed();
      await useKey().then(start);
      await devices.rekeyed(before);
      return begun;
    },
    devices,
    async rename(name) {
      if (here.isRevoked) return fault({ type: 'refused', reason: 'deviceRevoked' });
      const renamed = await me.rename(name);
      if (!renamed.ok) return renamed;
      for (const desk of here.desks) {
        if (!desk.core.isHere) continue;
        const said = await desk.core.govern(() => ok([records.hello(me.name)]));
        if (!said.ok) return said;
      }
      return renamed;
    },
    phrase: () => ports.identity.phrase(),
    async phraseWasKept() {
      await me.phraseWasKept();
      worthKeeping();
    },
    remindOfPhraseLater: () => me.remindLater(),
    connection: network.connection,
    clockBehindBy: clockDoubt.behindBy,
    assemblies: here.summaries,
    async found(input: FoundInput): Promise<Result<AssemblyId, Fault>> {
      if (!me.identity) return fault({ type: 'notHere' });
      // [PER-9] Nobody could know that: where it begins, nothing says that its founder's device is revoked.
      if (here.isRevoked) return fault({ type: 'refused', reason: 'deviceRevoked' });
      try {
        const id = await foundAssembly(input, me.identity, me.name, ports);
        await here.remember({ id, name: input.name, joinedAt: ports.now(), meetingPoints: [] });
        worthKeeping();
        return ok(id);
      } catch (error) {
        return fault(faultOf(error));
      }
    },
    async join(link) {
      const invitation = readInvitation(link);
      if (!invitation.ok) return fault({ type: 'link', why: invitation.fault });
      const { assembly: id, name, meetingPoints, keepers } = invitation.value;
      try {
        await addInvitedKeepers(id, keepers, ports);
        if (!here.has(id)) await here.remember({ id, name, joinedAt: ports.now(), meetingPoints });
        worthKeeping();
        return ok(id);
      } catch (error) {
        return fault(faultOf(error));
      }
    },
    assembly: (id) => here.open(id),
    pairing: pairingDesk({ ports, me, here, network }),
    async openFile(bytes) {
      // Files are rare: what reads them is loaded when one is opened.
      const [{ readIncoming }, { takeIn }] = await Promise.all([
        import('../sync/incoming.ts'),
        import('./assembly-files.ts'),
      ]);
      const file = await readIncoming(bytes);
      if (!file.ok) return fault({ type: 'file', why: file.fault });
      const { assembly: id, name, isFurther } = file.value;
      try {
        if (isFurther && !here.has(id)) return fault({ type: 'file', why: 'onlyPart' });
        if (!here.has(id)) await here.remember({ id, name, joinedAt: ports.now(), meetingPoints: [] });
        const desk = await here.open(id);
        if (!desk) return fault({ type: 'notHere' });
        const taken = await takeIn(file.value, desk.core.ledgers);
        await desk.core.settled();
        return ok({ assembly: id, ...taken });
      } catch (error) {
        return fault(faultOf(error));
      }
    },
    ignored: ignored.all,
    stopIgnoring: (who) => ignored.set(who, null, null),
    storage,
    askToKeepStorage: () => ports.storage.askToKeep(),
    meetingPoints: network.meetingPoints,
    setMeetingPoints: (urls) => network.setMeetingPoints(urls, here.invitedPoints),
    relays: relays.list,
    setRelays: (list) => relays.set(list),
    nudge: () => network.nudge(),
    leave: () => void network.stop(),
    close: () => close(ports.world === 'example'),
    takeOffDevice: () => close(true),
  };
}

/** Links and records are made for somebody; whoever asks for them before is a bug. */
function nobody(): never {
  throw new Error('Nobody is on this device yet');
}
