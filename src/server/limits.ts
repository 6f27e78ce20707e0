/** What one visitor of the meeting point may use of it. */
export const LIMITS = {
  connections: 5000,
  /** A whole room may come from one address. */
  connectionsPerAddress: 256,
  /** An encrypted introduction has about 2 kB. */
  messageBytes: 32 * 1024,
  topicsPerConnection: 128,
  topicCharacters: 128,
  membersPerTopic: 1000,
  /** Opening the app in a room of sixty is about 500 messages. */
  messages: { burst: 2000, perSecond: 200 },
  bytes: { burst: 4 << 20, perSecond: 256 << 10 },
  /** Copies that one connection's messages make. */
  copies: { burst: 50_000, perSecond: 5000 },
  /** Unsent bytes after which a reader is too slow to wait for. */
  unsentBytes: 1 << 20,
  /** Who does not answer two of these is gone. */
  heartbeatMs: 20_000,
} as const;
