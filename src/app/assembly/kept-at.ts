/**
 * Where one assembly is to be kept for those who come when nobody is here. What this person wished is on
 * this device; the tab that keeps links tells the keepers, and the other tabs what they answered.
 */
import { writable, type Readable } from '../../lib/readable.ts';
import type { AssemblyShare } from '../../sync/api.ts';
import type { WishedKeeper } from '../../sync/keeper/api.ts';
import type { AssemblyId, KeeperState } from '../api.ts';
import type { WorldPorts } from '../ports.ts';

type Ports = Pick<WorldPorts, 'tabs'> & { readonly store: Pick<WorldPorts['store'], 'facts'> };

const nameOf = (assembly: AssemblyId): string => `keepers/${assembly}`;

/** Those that an invitation names may have the assembly: they are looked at, not asked. */
export async function addInvitedKeepers(
  assembly: AssemblyId,
  urls: readonly string[],
  { store: { facts }, tabs }: Ports,
): Promise<void> {
  if (urls.length === 0) return;
  const known = (await facts.get<readonly WishedKeeper[]>(nameOf(assembly))) ?? [];
  const added = urls.filter((url) => !known.some((keeper) => keeper.url === url));
  if (added.length === 0) return;
  await facts.put(nameOf(assembly), [...known, ...added.map((url) => ({ url, wish: 'visit' }))]);
  tabs.tell({ type: 'keepers', assembly });
}

export class KeptAt {
  readonly #states = writable<readonly KeeperState[]>([]);
  readonly states: Readable<readonly KeeperState[]> = this.#states;
  #wishes: readonly WishedKeeper[] = [];
  #share: AssemblyShare | null = null;
  #stopListening: () => void = () => undefined;
  readonly #stopHearing: () => void;

  constructor(
    private readonly assembly: AssemblyId,
    private readonly ports: Ports,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.#stopHearing = ports.tabs.hear((news) => {
      if (news.type === 'keepers' && news.assembly === assembly) this.#load();
      else if (news.type === 'keeperStates' && news.assembly === assembly && !this.#share)
        this.#states.set(news.states);
      else if (news.type === 'whoIsConnected' && this.#share) this.#tell();
    });
    this.#load();
  }

  /** Addresses for an invitation: those that keep it, or were asked to. */
  get invited(): readonly string[] {
    const answers = new Map(this.#states.get().map(({ url, state }) => [url, state]));
    return this.#wishes
      .filter(({ url, wish }) => wish === 'keep' || (wish === 'visit' && answers.get(url) === 'keeps'))
      .map(({ url }) => url);
  }

  /** This tab keeps the links from now on. */
  attach(share: AssemblyShare): void {
    this.#share = share;
    this.#stopListening = share.keepers.subscribe(() => this.#hear(share.keepers.get()));
    share.setKeepers(this.#wishes);
  }

  /** The links of this tab have ended; others may begin. */
  detach(): void {
    this.#stopListening();
    this.#share = null;
  }

  close(): void {
    this.detach();
    this.#stopHearing();
  }

  keep(url: string): Promise<void> {
    return this.#wish(url, 'keep');
  }

  async keepNoMore(url: string): Promise<void> {
    const wished = this.#wishes.find((keeper) => keeper.url === url);
    // Who was only looked at has nothing to be told.
    if (wished?.wish === 'visit') await this.#put(this.#wishes.filter((keeper) => keeper !== wished));
    else if (wished) await this.#wish(url, 'forget');
  }

  #wish(url: string, wish: WishedKeeper['wish']): Promise<void> {
    const others = this.#wishes.filter((keeper) => keeper.url !== url);
    return this.#put([...others, { url, wish }]);
  }

  async #put(wishes: readonly WishedKeeper[]): Promise<void> {
    const { store, tabs } = this.ports;
    if (wishes.length > 0) await store.facts.put(nameOf(this.assembly), wishes);
    else await store.facts.remove(nameOf(this.assembly));
    this.#take(wishes);
    tabs.tell({ type: 'keepers', assembly: this.assembly });
  }

  #load(): void {
    this.ports.store.facts
      .get<readonly WishedKeeper[]>(nameOf(this.assembly))
      .then((wishes) => this.#take(wishes ?? []))
      .catch(this.onFailure);
  }

  #take(wishes: readonly WishedKeeper[]): void {
    this.#wishes = wishes;
    if (this.#share) return this.#share.setKeepers(wishes);
    const known = new Map(this.#states.get().map((state) => [state.url, state]));
    this.#states.set(
      wishes.map(({ url, wish }) => ({
        ...(known.get(url) ?? { state: 'notReached', asked: false, behind: null }),
        url,
        wish,
      })),
    );
  }

  #hear(states: readonly KeeperState[]): void {
    this.#states.set(states);
    this.#tell();
    const done = states.filter(
      ({ wish, state, asked }) =>
        wish === 'forget' && (state === 'forgotten' || state === 'keepsNot' || (state === 'keeps' && !asked)),
    );
    if (done.length === 0) return;
    const left = this.#wishes.filter(({ url }) => !done.some((keeper) => keeper.url === url));
    if (left.length < this.#wishes.length) this.#put(left).catch(this.onFailure);
  }

  #tell(): void {
    const states = this.#states.get();
    if (states.length > 0) this.ports.tabs.tell({ type: 'keeperStates', assembly: this.assembly, states });
  }
}
