/** What introductions from meeting points are told of the links that are there already. */
import { devicesIn, formingLinks } from './link-entries.ts';
import type { Entry } from './link-entries.ts';
import type { Around } from './introducer.ts';
import type { Share } from './share.ts';

export interface AroundOptions {
  /** This device's own key in hex. */
  readonly device: string;
  readonly isKnown: (device: string) => boolean;
  readonly sharesIn: (topic: string) => readonly Share[];
  /** How many links the mesh is making in an assembly. */
  readonly makingIn: (share: Share) => number;
  readonly isMaking: (device: string) => boolean;
}

export function aroundOf(entries: ReadonlySet<Entry>, options: AroundOptions): Around {
  const { device, isKnown, isMaking, sharesIn, makingIn } = options;
  return {
    device,
    isKnown,
    isMaking,
    linksIn(topic) {
      const shares = sharesIn(topic);
      const devices = new Set(shares.flatMap((share) => [...devicesIn(share, entries)]));
      const making = shares.reduce((sum, share) => sum + makingIn(share), 0);
      return {
        all: devices.size + formingLinks(entries) + making,
        known: [...devices].filter(isKnown).length,
        standing: devices.size,
      };
    },
    hears: (topic, other) =>
      sharesIn(topic).some((share) => share.presence.get().some((each) => each.device === other)),
  };
}
