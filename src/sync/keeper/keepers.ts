/** All keepers of this device: one link for each address, however many assemblies are kept there. */
import { KeeperLink } from './keeper-link.ts';
import type { Share } from '../share.ts';
import type { SharedLedger } from '../shared-ledger.ts';
import type { KeeperState, WishedKeeper } from './api.ts';
import type { KeeperLinkOptions } from './keeper-link.ts';

const MOST_KEEPERS = 16;

export class Keepers {
  readonly #links = new Map<string, KeeperLink>();
  readonly #wishes = new Map<Share, readonly WishedKeeper[]>();
  readonly #options: KeeperLinkOptions;
  readonly #onChange: () => void;

  /** `onChange`: a link came or went, or a keeper answered. */
  constructor(options: Omit<KeeperLinkOptions, 'onChange'>, onChange: () => void) {
    this.#options = { ...options, onChange: () => this.#tell() };
    this.#onChange = onChange;
  }

  /** How many keepers are linked now. */
  get linked(): number {
    return [...this.#links.values()].filter(({ isOpen }) => isOpen).length;
  }

  /** Where this assembly is to be kept, from now on. */
  set(share: Share, wishes: readonly WishedKeeper[]): void {
    const urls = new Set(wishes.map(({ url }) => url));
    for (const { url } of this.#wishes.get(share) ?? []) if (!urls.has(url)) this.#drop(share, url);
    if (wishes.length > 0) this.#wishes.set(share, wishes);
    else this.#wishes.delete(share);
    for (const { url, wish } of wishes) this.#link(url)?.want(share, wish);
    this.#tell();
  }

  addLedger(share: Share, ledger: SharedLedger): void {
    for (const link of this.#links.values()) link.addLedger(share, ledger);
  }

  removeLedger(ledger: SharedLedger): void {
    for (const link of this.#links.values()) link.removeLedger(ledger);
  }

  /** Bursts entered a ledger: keepers are behind by them until they say otherwise. */
  noteChange(): void {
    for (const link of this.#links.values()) link.noteChange();
  }

  /** How many linked keepers keep this assembly. */
  keepingNow(share: Share): number {
    return [...this.#links.values()].filter((link) => link.keepsNow(share)).length;
  }

  nudge(): void {
    for (const link of this.#links.values()) link.nudge();
  }

  stop(): void {
    for (const link of this.#links.values()) link.stop();
    this.#links.clear();
    this.#wishes.clear();
  }

  #link(url: string): KeeperLink | null {
    const known = this.#links.get(url);
    if (known) return known;
    if (this.#links.size >= MOST_KEEPERS) return null;
    const link = new KeeperLink(url, this.#options);
    this.#links.set(url, link);
    return link;
  }

  #drop(share: Share, url: string): void {
    const link = this.#links.get(url);
    link?.wantNoMore(share);
    if (!link?.isIdle) return;
    link.stop();
    this.#links.delete(url);
  }

  #tell(): void {
    for (const [share, wishes] of this.#wishes) {
      const states = wishes.map(({ url, wish }): KeeperState => {
        const unknown = { url, wish, state: 'notReached', asked: false, behind: null } as const;
        return this.#links.get(url)?.stateOf(share) ?? unknown;
      });
      if (!sameStates(share.keepers.get(), states)) share.keepers.set(Object.freeze(states));
    }
    this.#onChange();
  }
}

const sameStates = (a: readonly KeeperState[], b: readonly KeeperState[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i];
    return (
      other?.url === one.url &&
      other.wish === one.wish &&
      other.state === one.state &&
      other.asked === one.asked &&
      other.behind === one.behind
    );
  });
