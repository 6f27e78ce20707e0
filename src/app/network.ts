/**
 * This device's links, kept by one tab of the browser. Assemblies are attached as they open; the
 * other tabs show what the tab in charge tells them.
 */
import { sameBytes } from '../lib/bytes.ts';
import { writable, type Readable } from '../lib/readable.ts';
import type { DeviceKey } from '../ledger/api.ts';
import type { Neighbours, Twin } from '../sync/api.ts';
import type { Connection } from './api.ts';
import { KeptMetDevices } from './met-devices.ts';
import type { Identity, WorldPorts } from './ports.ts';
import { ALONE } from '../sync/alone.ts';

export class Network {
  readonly #connection = writable<Connection>(ALONE);
  readonly connection: Readable<Connection> = this.#connection;
  readonly #points = writable<readonly string[]>([]);
  readonly meetingPoints: Readable<readonly string[]> = this.#points;
  readonly #met: KeptMetDevices;
  #neighbours: Neighbours | null = null;
  #lastHeard: number | null = null;
  #begun = false;
  #stopped = false;
  #loading: Promise<void> = Promise.resolve();
  /** What links need couldn't be loaded: tried again when something changed. */
  #loadAgain: (() => void) | null = null;
  #standDown: () => void = () => undefined;
  #link: () => void = () => undefined;
  /** Links of a key that isn't this device's yet. */
  #trial: { readonly neighbours: Neighbours; readonly device: DeviceKey } | null = null;

  constructor(
    private readonly ports: WorldPorts,
    /** Called when links begin to be kept here: every open assembly joins in. */
    private readonly onBegin: (neighbours: Neighbours) => void,
    private readonly onFailure: (error: unknown) => void,
    /** A copy of this device proved to have its key. */
    private readonly onTwin: (twin: Twin) => void = () => undefined,
  ) {
    this.#met = new KeptMetDevices(ports.store.facts, onFailure);
    ports.tabs.hear((news) => {
      if (this.#neighbours) {
        if (news.type === 'whoIsConnected') this.#tell();
      } else if (news.type === 'connection' && news.assembly === null) {
        this.#show(news.connection);
      }
    });
  }

  get neighbours(): Neighbours | null {
    return this.#neighbours;
  }

  /** What links need is being loaded: until then nothing can be said about `neighbours`. Never rejects. */
  get loading(): Promise<void> {
    return this.#loading;
  }

  async load(): Promise<void> {
    const { facts } = this.ports.store;
    this.#points.set(
      (await facts.get<readonly string[]>('meetingPoints')) ?? this.ports.defaultMeetingPoints,
    );
    this.#lastHeard = (await facts.get<number>('heard')) ?? null;
    await this.#met.load();
    this.#show(this.#connection.get());
  }

  /** Begins to keep links once this tab is in charge. `more`: addresses from invitations. */
  begin(identity: () => Identity, more: () => readonly string[]): void {
    if (this.#begun) return;
    this.#begun = true;
    this.ports.tabs.tell({ type: 'whoIsConnected' });
    const link = () => {
      const { device } = identity();
      const neighbours = this.#takeTrial(device) ?? this.#neighboursOf(device, this.#allPoints(more()));
      if (!neighbours) return;
      neighbours.setMeetingPoints(this.#allPoints(more()));
      this.#neighbours = neighbours;
      neighbours.connection.subscribe(() => this.#heard(neighbours.connection.get()));
      this.#heard(neighbours.connection.get());
      neighbours.twin.subscribe(() => {
        const twin = neighbours.twin.get();
        if (twin) this.onTwin(twin);
      });
      this.onBegin(neighbours);
    };
    const takeOver = () => {
      if (this.#stopped) return;
      this.#link = link;
      link();
    };
    const load = () => {
      const loading = this.ports.loadLinks?.();
      if (!loading) return takeOver();
      this.#loading = loading.then(takeOver).catch((error: unknown) => {
        this.#loadAgain = load;
        this.onFailure(error);
      });
    };
    this.#standDown = this.ports.tabs.whenInCharge(load);
  }

  /** This device has a new key: its links end, and begin anew with that. */
  async useNewKey(): Promise<void> {
    const neighbours = this.#neighbours;
    if (!neighbours && !this.#trial) return;
    this.#neighbours = null;
    await neighbours?.stop();
    this.#link();
  }

  /**
   * Links with a key that another device is about to certify; those that this one had end. Once the key is
   * this device's, its links go on.
   */
  async tryKey(device: DeviceKey): Promise<void> {
    try {
      await this.ports.loadLinks?.();
    } catch (error) {
      // Whoever waits for the other device is told after a while that it can't be found.
      return this.onFailure(error);
    }
    const before = this.#neighbours ?? this.#trial?.neighbours;
    this.#neighbours = null;
    this.#trial = null;
    await before?.stop();
    const neighbours = this.#neighboursOf(device, []);
    this.#trial = neighbours && { neighbours, device };
  }

  /** The links of a trial with that key; those of another one end. */
  #takeTrial(device: DeviceKey): Neighbours | null {
    const trial = this.#trial;
    this.#trial = null;
    if (!trial) return null;
    if (sameBytes(trial.device.publicKey, device.publicKey)) return trial.neighbours;
    trial.neighbours.stop().catch(this.onFailure);
    return null;
  }

  /** Nothing came of it: everything is as it was. */
  async forgetTrial(device: DeviceKey): Promise<void> {
    const trial = this.#trial;
    if (trial?.device !== device) return;
    this.#trial = null;
    await trial.neighbours.stop();
    if (this.#begun) this.#link();
  }

  async setMeetingPoints(urls: readonly string[], more: readonly string[]): Promise<void> {
    await this.ports.store.facts.put('meetingPoints', urls);
    this.#points.set(urls);
    this.#neighbours?.setMeetingPoints(this.#allPoints(more));
  }

  /** An invitation named other places where introductions are to be had. */
  addMeetingPoints(more: readonly string[]): void {
    this.#neighbours?.setMeetingPoints(this.#allPoints(more));
  }

  nudge(): void {
    const load = this.#loadAgain;
    this.#loadAgain = null;
    load?.();
    this.#neighbours?.nudge();
  }

  /** Ends all links, and the others hear it at once; another tab may keep links from now on. */
  async stop(): Promise<void> {
    const neighbours = this.#neighbours;
    this.#neighbours = null;
    this.#stopped = true;
    // A page that is laid aside does nothing more from here on.
    this.#standDown();
    this.#link = () => undefined;
    await neighbours?.stop();
  }

  #neighboursOf(device: DeviceKey, points: readonly string[]): Neighbours | null {
    return this.ports.neighbours(device, points, this.#met);
  }

  #allPoints(more: readonly string[]): readonly string[] {
    return [...new Set([...this.#points.get(), ...more])];
  }

  #heard(connection: Connection): void {
    this.#show(connection);
    this.#tell();
  }

  #show(connection: Connection): void {
    if (connection.lastHeard !== null && connection.lastHeard > (this.#lastHeard ?? 0)) {
      this.#lastHeard = connection.lastHeard;
      this.ports.store.facts.put('heard', connection.lastHeard).catch(this.onFailure);
    }
    this.#connection.set({ ...connection, lastHeard: this.#lastHeard });
  }

  #tell(): void {
    this.ports.tabs.tell({ type: 'connection', assembly: null, connection: this.#connection.get() });
  }
}
