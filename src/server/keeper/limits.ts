/** What a keeper gives. The first four an operator can change. */
export interface KeeperLimits {
  /** Of one assembly, on disk. */
  readonly bytesOfOne: number;
  /** Of all assemblies, on disk. */
  readonly bytesOfAll: number;
  readonly assemblies: number;
  /** Asked for first from one network address. */
  readonly assembliesFromOne: number;
  /** Assemblies in memory at once: those that somebody is linked for. */
  readonly open: number;
  readonly links: number;
  /** A whole room may come from one address. */
  readonly linksFromOne: number;
}

export const KEEPER_LIMITS: KeeperLimits = {
  bytesOfOne: 64_000_000,
  bytesOfAll: 10_000_000_000,
  assemblies: 1000,
  assembliesFromOne: 50,
  open: 256,
  links: 2000,
  linksFromOne: 128,
};

export const KEEPER_COSTS = {
  /** Links begun from one address: each costs a key agreement and two signatures. */
  begun: { burst: 256, perSecond: 8 },
  /** Asks and visits over one link; each may cost reading an assembly from disk. */
  asks: { burst: 512, perSecond: 4 },
  /** Devices that are remembered as having asked for one assembly. */
  askers: 256,
  /** Assemblies open for one link. */
  openForOne: 64,
  /** A link for which nothing is kept. */
  nothingForMs: 30_000,
  /** An assembly stays open so long after its last link: most come back. */
  lingerMs: 10_000,
  /** How often a disk that took nothing more is asked whether it has room again. */
  lookForRoomMs: 15_000,
} as const;
