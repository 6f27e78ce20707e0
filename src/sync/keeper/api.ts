/** Keepers as the app sees them: places that keep an assembly for those who asked. */
import type { KeeperAnswer } from './keeper-messages.ts';
import type { Socket } from './socket-channel.ts';

/** Opens a WebSocket. May throw where the address is none that can be opened. */
export type Dial = (url: string) => Socket;

/**
 * `keep`: asked to keep it. `visit`: exchange with it if it keeps it; nothing is asked for, and the
 * assembly's id is not told. `forget`: to be told that what was asked for is taken back.
 */
export type KeeperWish = 'keep' | 'visit' | 'forget';

export interface WishedKeeper {
  /** `wss://…/keeper`. */
  readonly url: string;
  readonly wish: KeeperWish;
}

/** One keeper for one assembly. */
export interface KeeperState extends WishedKeeper {
  /** `notReached`: it does not answer just now. `asking`: it is reached and has not answered yet. */
  readonly state: 'notReached' | 'asking' | KeeperAnswer;
  /** It says that this device asked it. */
  readonly asked: boolean;
  /** How many bursts that are here it has not said it holds; null: it was not reached since the start. */
  readonly behind: number | null;
}
