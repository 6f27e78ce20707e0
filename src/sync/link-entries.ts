/** The links of one device as a set: which of them are heard, and whom they lead to. */
import type { Channel, ChannelSource, ProvenEnd } from './channel.ts';
import type { Conversation } from './conversation.ts';
import type { Introducer } from './introducer.ts';
import type { CarriedIntroduction } from './introduction-message.ts';
import type { Link } from './link.ts';
import type { Share } from './share.ts';

export interface Entry {
  readonly link: Link;
  readonly channel: Channel;
  /** Null: it was introduced. */
  readonly source: ChannelSource | null;
  /** What the source says on the link; null until both ends are proven. */
  side: ProvenEnd | null;
  /** As introduced; null: by another way. */
  readonly introducedAs: string | null;
  readonly id: string;
  conversation: Conversation | null;
}

/** What the mesh knows of the links that stand. */
export interface MeshRoom {
  readonly shares: Iterable<Share>;
  /** Links that are heard, by their names, and the devices at their ends. */
  readonly lively: ReadonlyMap<string, string>;
  /** What may become a link, made by others than the mesh, or not yet known to lead anywhere. */
  readonly forming: number;
  /** A link with the device is being made by an introducer. */
  isIntroduced(device: string): boolean;
  isKnown(device: string): boolean;
  /** Over that link; false: the neighbour there doesn't have the assembly, or the link is gone. */
  pass(link: string, share: Share, given: CarriedIntroduction): boolean;
  quietMs(channel: Channel): number;
  /** Ends the links with a device: both have enough others. */
  part(device: string): void;
}

/** Links that are heard, by their names, and the devices at their ends: not those that wait to be mended. */
export function livelyLinks(entries: Iterable<Entry>): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const { id, link } of entries) if (link.lively && link.peer) links.set(id, link.peer.device);
  return links;
}

/** Devices linked now that have the share's assembly. */
export function devicesIn(share: Share, entries: Iterable<Entry>): ReadonlySet<string> {
  const lively = livelyLinks(entries);
  return new Set([...share.companions].filter(([link]) => lively.has(link)).map(([, device]) => device));
}

/** Channels whose ends have not both proven themselves, or have not yet found anything in common. */
export const formingLinks = (entries: Iterable<Entry>): number =>
  [...entries].filter(({ conversation, source }) => !conversation?.met && source?.byHand !== true).length;

/** The links as the mesh sees them. */
export function meshRoom(
  entries: ReadonlySet<Entry>,
  shares: () => readonly Share[],
  isKnown: (device: string) => boolean,
  introducer: Pick<Introducer, 'pending' | 'isMaking'>,
): MeshRoom {
  const entryOf = (isIt: (entry: Entry) => boolean): Entry | undefined => [...entries].find(isIt);
  return {
    get shares() {
      return shares();
    },
    get lively() {
      return livelyLinks(entries);
    },
    get forming() {
      return formingLinks(entries) + (introducer.pending ?? 0);
    },
    isIntroduced: (device) => introducer.isMaking?.(device) ?? false,
    isKnown,
    pass: (link, share, given) =>
      entryOf(({ id }) => id === link)?.conversation?.introduce(share, given) ?? false,
    part(device) {
      for (const { link } of [...entries]) if (link.peer?.device === device) link.close('enough');
    },
    quietMs: (channel) => entryOf((entry) => entry.channel === channel)?.link.quietMs ?? 0,
  };
}
