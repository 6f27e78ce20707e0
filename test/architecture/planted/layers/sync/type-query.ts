export type Key = typeof import('../identity/fine.ts').fine;
