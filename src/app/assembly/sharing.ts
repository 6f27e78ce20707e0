/**
 * One assembly among neighbours: who has it and can be heard now. Only one tab of a browser keeps
 * links; the others show what that tab tells them.
 */
import type { RecordId } from '../../domain/burst.ts';
import { fromHex, toHex } from '../../lib/bytes.ts';
import { readableName } from '../../lib/readable-name.ts';
import { writable, type Readable } from '../../lib/readable.ts';
import type { AssemblyShare, DraftChannel, Neighbours } from '../../sync/api.ts';
import type { Connection, Presence } from '../api.ts';
import type { TabNews } from '../ports.ts';
import type { AssemblyCore } from './assembly-core.ts';
import { KeptAt } from './kept-at.ts';
import { ALONE } from '../../sync/alone.ts';

export class Sharing {
  readonly #connection = writable<Connection>(ALONE);
  readonly #presence = writable<readonly Presence[]>([]);
  readonly connection: Readable<Connection> = this.#connection;
  readonly presence: Readable<readonly Presence[]> = this.#presence;
  readonly keptAt: KeptAt;
  #share: AssemblyShare | null = null;
  #stops: (() => void)[] = [];
  readonly #stopHearing: () => void;
  #typingIn: RecordId | 'chat' | null = null;
  #lastHeard: number | null = null;

  constructor(
    private readonly core: AssemblyCore,
    private readonly name: () => string,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.keptAt = new KeptAt(core.parts.id, core.parts.ports, onFailure);
    const { facts } = core.parts.ports.store;
    facts
      .get<number>(`heard/${core.parts.id}`)
      .then((time) => {
        this.#lastHeard ??= time ?? null;
        this.#setConnection(this.#connection.get());
      })
      .catch(onFailure);
    this.#stopHearing = core.parts.ports.tabs.hear((news) => this.#hearTabs(news));
    core.parts.ports.tabs.tell({ type: 'whoIsConnected' });
  }

  get isAttached(): boolean {
    return this.#share !== null;
  }

  /** This tab keeps the links from now on. */
  attach(neighbours: Neighbours): void {
    const id = fromHex(this.core.parts.id);
    if (!id || this.#share) return;
    const isMember = (device: string): boolean => {
      const { devices, people } = this.core.governance;
      const person = devices.get(device);
      return person !== undefined && people.get(person)?.standing === 'member';
    };
    const share = neighbours.join({ id, ledgers: this.core.ledgers, isMember });
    this.#share = share;
    const listen = () => {
      this.#setConnection(share.connection.get());
      this.#tell();
    };
    this.keptAt.attach(share);
    this.#stops = [
      share.connection.subscribe(listen),
      share.presence.subscribe(() => this.#setPresence(share)),
      this.core.parts.governance.reduction.subscribe(
        (change) => change.people.length > 0 && this.#setPresence(share),
      ),
      share.subscribeHeld((ledger) => this.#noteHeld(share, ledger)),
      share.subscribeSaid((ledger, count) => this.#noteSaid(ledger, count)),
      this.core.parts.unsent.ids.subscribe(() => this.#noteHeldInBoth(share)),
    ];
    listen();
    this.#announce();
  }

  /** Leaves for good. */
  detach(): void {
    this.#stopHearing();
    this.unlink();
    this.keptAt.close();
  }

  /** The links of this tab have ended; others may begin. */
  unlink(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.keptAt.detach();
    this.#share?.leave();
    this.#share = null;
    this.#presence.set([]);
    this.#setConnection(ALONE);
  }

  setTyping(where: RecordId | 'chat' | null): void {
    if (where === this.#typingIn) return;
    this.#typingIn = where;
    this.#announce();
  }

  draftChannel(draft: RecordId): DraftChannel | null {
    return this.#share?.openDraft(draft) ?? null;
  }

  /** The tab that keeps links says what it hears, the others believe it. */
  #hearTabs(news: TabNews): void {
    const { id, unsent, ownPast } = this.core.parts;
    if (this.#share) {
      if (news.type !== 'whoIsConnected') return;
      this.#tell();
      for (const ledger of this.core.ledgers) this.#tellHeld(ledger.id);
    } else if (news.type === 'connection' && news.assembly === id) {
      this.#setConnection(news.connection);
    } else if (news.type === 'held' || news.type === 'said') {
      const ledger = this.core.ledgers.find((each) => toHex(each.id) === news.ledger);
      if (!ledger) return;
      if (news.type === 'held') unsent.heldElsewhere(ledger.id, news.count);
      else ownPast.heard(ledger, news.count);
    }
  }

  #announce(): void {
    this.#share?.setPresence({ name: this.name(), typingIn: this.#typingIn });
  }

  #setPresence(share: AssemblyShare): void {
    const { devices, people } = this.core.governance;
    this.#presence.set(
      share.presence.get().map(({ device, name, typingIn }) => {
        const person = devices.get(device) ?? null;
        return { device, person, name: (person && people.get(person)?.name) || readableName(name), typingIn };
      }),
    );
  }

  #setConnection(connection: Connection): void {
    const { lastHeard } = connection;
    if (lastHeard !== null && (this.#lastHeard === null || lastHeard > this.#lastHeard)) {
      this.#lastHeard = lastHeard;
      this.core.parts.ports.store.facts.put(`heard/${this.core.parts.id}`, lastHeard).catch(this.onFailure);
    }
    this.#connection.set({ ...connection, lastHeard: this.#lastHeard });
  }

  #tell(): void {
    const { tabs } = this.core.parts.ports;
    tabs.tell({ type: 'connection', assembly: this.core.parts.id, connection: this.#connection.get() });
  }

  /** Somebody says what they hold: whether it is more of this device's own than there is here. */
  #noteSaid(id: Uint8Array, count: (feed: number) => number): void {
    const { ownPast, ports } = this.core.parts;
    const ledger = this.core.ledgers.find((each) => toHex(each.id) === toHex(id));
    if (!ledger) return;
    const own = count(ownPast.feedIn(ledger));
    if (ownPast.heard(ledger, own)) ports.tabs.tell({ type: 'said', ledger: toHex(id), count: own });
    this.core.wake();
  }

  #noteHeldInBoth(share: AssemblyShare): void {
    for (const ledger of this.core.ledgers) this.#noteHeld(share, ledger.id);
  }

  #noteHeld(share: AssemblyShare, ledger: Uint8Array): void {
    const { unsent } = this.core.parts;
    const feed = unsent.feedIn(ledger);
    if (feed === null || !unsent.heldElsewhere(ledger, share.heldElsewhere(ledger, feed))) return;
    this.#tellHeld(ledger);
  }

  #tellHeld(ledger: Uint8Array): void {
    const { ports, unsent } = this.core.parts;
    ports.tabs.tell({ type: 'held', ledger: toHex(ledger), count: unsent.heldCount(ledger) });
  }
}
