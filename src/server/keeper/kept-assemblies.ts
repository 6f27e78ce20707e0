/**
 * The assemblies that are kept: which, for whom, and how much of them. In memory are only those that
 * somebody is linked for; the others rest on disk until somebody comes.
 */
import { toHex } from '../../lib/bytes.ts';
import { ledgerId } from '../../ledger/ids.ts';
import { haveTag } from '../../sync/handshake.ts';
import { ALONE } from '../../sync/alone.ts';
import { Share } from '../../sync/share.ts';
import { DiskFull, KeeperDatabase } from './database.ts';
import { decodeEntry, encodeEntry } from './entry.ts';
import { openKeptLedger } from './kept-ledger.ts';
import { NOBODY_TOLD, inHand, openedWith, shut, turnAway } from './open-assembly.ts';
import {
  FORM_KEY,
  allOf,
  allOfLedger,
  bytesKey,
  decodeCount,
  entryKey,
  forgettingKey,
  idIn,
} from './keys.ts';
import { KEEPER_COSTS } from './limits.ts';
import type { DeviceKey, LedgerPort, Verifier } from '../../ledger/api.ts';
import type { Clock } from '../../sync/clock.ts';
import type { KeeperAnswer, Visitor } from '../../sync/keeper/keeper-messages.ts';
import type { KeptEntry } from './entry.ts';
import type { Account } from './level-journal.ts';
import type { KeeperLimits } from './limits.ts';
import type { OpenAssembly, Opened } from './open-assembly.ts';

const FORM = 1;
const LEDGERS = ['governance', 'talk'] as const;

export interface KeptOptions {
  readonly folder: string;
  readonly limits: KeeperLimits;
  readonly device: DeviceKey;
  readonly verifier: Verifier;
  readonly clock: Clock;
  /** Called when the disk takes nothing more, and when it does again. */
  readonly onDisk?: (isFull: boolean) => void;
}

/** What was written is of a version that this one does not read. */
export class FolderNewer extends Error {
  override readonly name = 'FolderNewer';
}

interface Kept {
  entry: KeptEntry;
  readonly account: Account;
  open: Promise<Opened> | null;
}

export class KeptAssemblies {
  readonly #database: KeeperDatabase;
  readonly #options: KeptOptions;
  readonly #kept = new Map<string, Kept>();
  readonly #whenKept = new Set<(assembly: string) => void>();
  readonly #whenUsed = new Set<(assembly: string, used: boolean) => void>();
  readonly #whenRoom = new Set<() => void>();
  #work: Promise<unknown> = Promise.resolve();
  #stopLookingForRoom: () => void = () => undefined;

  private constructor(database: KeeperDatabase, options: KeptOptions) {
    this.#database = database;
    this.#options = options;
    database.onFull = () => this.#diskIsFull();
  }

  /** Rejects with `FolderInUse`, `FolderNewer`, or what the disk says. */
  static async open(options: KeptOptions): Promise<KeptAssemblies> {
    const database = await KeeperDatabase.open(options.folder);
    try {
      const form = await database.get(FORM_KEY);
      if (form && form[0] !== FORM) throw new FolderNewer(options.folder);
      if (!form) await database.write([{ type: 'put', key: FORM_KEY, value: Uint8Array.of(FORM) }]);
      const kept = new KeptAssemblies(database, options);
      await kept.#load();
      return kept;
    } catch (error) {
      // Free for whoever tries again.
      await database.close();
      throw error;
    }
  }

  get count(): number {
    return this.#kept.size;
  }

  get openCount(): number {
    return [...this.#kept.values()].filter(({ open }) => open !== null).length;
  }

  get bytes(): number {
    let sum = 0;
    for (const { account } of this.#kept.values()) sum += account.bytes;
    return sum;
  }

  /** The disk takes nothing more just now. What is there is served. */
  get isDiskFull(): boolean {
    return this.#database.isFull;
  }

  /** For the operator alone. */
  list(): readonly { assembly: string; since: number; askers: number; bytes: number }[] {
    return [...this.#kept].map(([assembly, { entry, account }]) => ({
      assembly,
      since: entry.since,
      askers: entry.askers.size,
      bytes: account.bytes,
    }));
  }

  ids(): Iterable<string> {
    return this.#kept.keys();
  }

  has(assembly: string): boolean {
    return this.#kept.has(assembly);
  }

  /** Called with each assembly that is kept from now on. */
  onKept(then: (assembly: string) => void): () => void {
    this.#whenKept.add(then);
    return () => this.#whenKept.delete(then);
  }

  /** Called when the first device comes for an assembly, and when the last one has gone. */
  onUsed(then: (assembly: string, used: boolean) => void): () => void {
    this.#whenUsed.add(then);
    return () => this.#whenUsed.delete(then);
  }

  /** Called when the disk takes something again: whoever is linked has to begin anew. */
  onRoom(then: () => void): () => void {
    this.#whenRoom.add(then);
    return () => this.#whenRoom.delete(then);
  }

  asked(assembly: string, device: string): boolean {
    return this.#kept.get(assembly)?.entry.askers.has(device) === true;
  }

  /** By its tag on a link: a hash for each that is kept. */
  tagged(session: Uint8Array): Map<string, string> {
    const tags = new Map<string, string>();
    for (const [assembly, { entry }] of this.#kept) {
      tags.set(toHex(haveTag('assembly', entry.assembly, session)), assembly);
    }
    return tags;
  }

  /** A device asks. `from`: stands for its address. Remembered on disk before it settles. */
  ask(assembly: Uint8Array, device: string, from: string): Promise<KeeperAnswer> {
    return this.#answering('noRoom', async () => {
      const known = this.#kept.get(toHex(assembly));
      if (known) {
        const { askers } = known.entry;
        // On a full disk it is not remembered who asks for it too: that can wait.
        if (!askers.has(device) && askers.size < KEEPER_COSTS.askers && !this.isDiskFull) {
          await this.#remember({ ...known.entry, askers: new Set([...askers, device]) });
        }
        return 'keeps';
      }
      const refusal = this.#refusal(from);
      if (refusal) return refusal;
      await this.#remember({ assembly, from, since: this.#options.clock.now(), askers: new Set([device]) });
      for (const then of this.#whenKept) then(toHex(assembly));
      return 'keeps';
    });
  }

  /** A device takes its asking back. When nobody who asked is left, the data goes. */
  takeBack(assembly: string, device: string): Promise<KeeperAnswer> {
    return this.#answering('diskFull', async () => {
      const known = this.#kept.get(assembly);
      if (!known) return 'forgotten';
      const askers = new Set(known.entry.askers);
      // Nobody but those who asked can have it forgotten.
      if (!askers.delete(device)) return 'keeps';
      if (askers.size > 0) {
        await this.#remember({ ...known.entry, askers });
        return 'keeps';
      }
      await this.#forget(known);
      return 'forgotten';
    });
  }

  /** The operator's way. False: it was not kept. */
  forget(assembly: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const known = this.#kept.get(assembly);
      if (known) await this.#forget(known);
      return known !== undefined;
    });
  }

  /** Null where it is not kept; `busy` where too many are open. Rejects when the disk can't be read. */
  async use(assembly: string, by: Visitor): Promise<OpenAssembly | 'busy' | null> {
    const kept = this.#kept.get(assembly);
    if (!kept) return null;
    if (!kept.open && this.openCount >= this.#options.limits.open) return 'busy';
    kept.open ??= this.#open(kept);
    const opening = kept.open;
    const opened = await opening.catch((error: unknown) => {
      if (kept.open === opening) kept.open = null;
      throw error;
    });
    // Forgotten while it was being opened.
    if (this.#kept.get(assembly) !== kept) return null;
    opened.users++;
    if (by === 'device' && opened.devices++ === 0) this.#tellUsed(assembly, true);
    opened.stopLingering?.();
    opened.stopLingering = null;
    return inHand(opened, () => {
      if (by === 'device' && --opened.devices === 0) this.#tellUsed(assembly, false);
      if (--opened.users === 0) this.#linger(kept, opened);
    });
  }

  async close(): Promise<void> {
    this.#stopLookingForRoom();
    await this.#work.catch(() => undefined);
    for (const { open } of this.#kept.values()) {
      const opened = await open?.catch(() => null);
      if (opened) shut(opened);
    }
    await this.#database.close();
  }

  #tellUsed(assembly: string, used: boolean): void {
    for (const then of [...this.#whenUsed]) then(assembly, used);
  }

  #refusal(from: string): KeeperAnswer | null {
    const { limits } = this.#options;
    if (this.#kept.size >= limits.assemblies) return 'tooMany';
    if (this.bytes >= limits.bytesOfAll || this.isDiskFull) return 'noRoom';
    const fromThere = [...this.#kept.values()].filter(({ entry }) => entry.from === from).length;
    return fromThere >= limits.assembliesFromOne ? 'tooManyFromHere' : null;
  }

  async #remember(entry: KeptEntry): Promise<void> {
    await this.#database.write([{ type: 'put', key: entryKey(entry.assembly), value: encodeEntry(entry) }]);
    const known = this.#kept.get(toHex(entry.assembly));
    if (known) known.entry = entry;
    else this.#add(entry, 0);
  }

  #add(entry: KeptEntry, bytes: number): void {
    const account = { assembly: entry.assembly, bytes };
    this.#kept.set(toHex(entry.assembly), { entry, account, open: null });
  }

  async #load(): Promise<void> {
    for await (const [key] of this.#database.entries(allOf(2))) await this.#wipe(idIn(key));
    for await (const [key, value] of this.#database.entries(allOf(1))) {
      const entry = decodeEntry(idIn(key), value);
      const bytes = await this.#database.get(bytesKey(idIn(key)));
      if (entry) this.#add(entry, bytes ? decodeCount(bytes) : 0);
    }
  }

  /** Settles when nothing of it is left on the disk. */
  async #forget(kept: Kept): Promise<void> {
    const { assembly } = kept.entry;
    await this.#database.write([
      { type: 'del', key: entryKey(assembly) },
      { type: 'del', key: bytesKey(assembly) },
      { type: 'put', key: forgettingKey(assembly), value: Uint8Array.of(1) },
    ]);
    this.#kept.delete(toHex(assembly));
    const opened = await kept.open?.catch(() => null);
    if (opened) {
      for (const then of [...opened.whenForgotten]) then();
      shut(opened);
      // What a neighbour sent just before is still being written: the gate has one queue.
      for (const ledger of opened.ledgers) await ledger.headAt(0, 0);
    }
    await this.#wipe(assembly);
  }

  async #wipe(assembly: Uint8Array): Promise<void> {
    for (const name of LEDGERS) {
      const id = ledgerId(assembly, name);
      await this.#database.clear(allOfLedger('rows', id));
      await this.#database.clear(allOfLedger('proofs', id));
    }
    await this.#database.write([
      { type: 'del', key: bytesKey(assembly) },
      { type: 'del', key: forgettingKey(assembly) },
    ]);
  }

  async #open(kept: Kept): Promise<Opened> {
    const { device, verifier, clock } = this.#options;
    const { assembly } = kept.entry;
    const hasRoom = (bytes: number): boolean => this.#hasRoom(kept, opened, bytes);
    const onDiskFull = (): void => turnAway(opened, 'diskFull');
    const ledgers: LedgerPort[] = [];
    for (const name of LEDGERS) {
      const id = ledgerId(assembly, name);
      const { account } = kept;
      ledgers.push(
        await openKeptLedger({ id, database: this.#database, account, verifier, hasRoom, onDiskFull }),
      );
    }
    const opened = openedWith(
      new Share({ id: assembly, ledgers }, { device, verifier, clock, connection: ALONE }, NOBODY_TOLD),
      ledgers,
      this.isDiskFull ? 'diskFull' : null,
    );
    return opened;
  }

  /** Once there was no room there is none until it is opened again: a feed must not have holes. */
  #hasRoom(kept: Kept, opened: Opened, bytes: number): boolean {
    if (opened.fullBy || !this.#kept.has(toHex(kept.entry.assembly))) return false;
    const { bytesOfOne, bytesOfAll } = this.#options.limits;
    if (kept.account.bytes + bytes <= bytesOfOne && this.bytes + bytes <= bytesOfAll) return true;
    turnAway(opened, 'full');
    return false;
  }

  /** Everything that is open turns away what comes, until the disk takes something again. */
  #diskIsFull(): void {
    for (const { open } of this.#kept.values())
      void open?.then(
        (opened) => turnAway(opened, 'diskFull'),
        () => undefined,
      );
    this.#options.onDisk?.(true);
    this.#lookForRoom();
  }

  #lookForRoom(): void {
    this.#stopLookingForRoom = this.#options.clock.after(KEEPER_COSTS.lookForRoomMs, () => {
      this.#goOn().catch(() => this.#lookForRoom());
    });
  }

  /** Rejects where the disk takes nothing yet. */
  async #goOn(): Promise<void> {
    if (!(await this.#database.hasRoom())) throw new DiskFull();
    // Feeds may lack what was turned away: nobody goes on with them as if it had come.
    for (const then of [...this.#whenRoom]) then();
    const open = [...this.#kept.values()].flatMap((kept) => (kept.open ? [kept.open] : []));
    for (const kept of this.#kept.values()) kept.open = null;
    for (const opening of open) {
      const opened = await opening.catch(() => null);
      if (opened) shut(opened);
      for (const ledger of opened?.ledgers ?? []) await ledger.headAt(0, 0);
    }
    await this.#database.goOn();
    this.#options.onDisk?.(false);
  }

  #linger(kept: Kept, opened: Opened): void {
    const { open } = kept;
    opened.stopLingering = this.#options.clock.after(KEEPER_COSTS.lingerMs, () => {
      opened.stopLingering = null;
      if (opened.users > 0) return;
      if (kept.open === open) kept.open = null;
      shut(opened);
    });
  }

  /** `whenFull`: the answer where the disk doesn't take what has to be remembered. */
  #answering(whenFull: KeeperAnswer, act: () => Promise<KeeperAnswer>): Promise<KeeperAnswer> {
    return this.#inTurn(act).catch((error: unknown) => {
      if (error instanceof DiskFull) return whenFull;
      throw error;
    });
  }

  /** What changes which assemblies are kept happens one after the other. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#work.then(act, act);
    this.#work = turn.catch(() => undefined);
    return turn;
  }
}
