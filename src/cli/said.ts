/** What a command says, and what it ends with: 0, 1 for a file that won't do, 2 for wrong use. */
export interface Said {
  readonly out: string;
  readonly err: string;
  readonly code: 0 | 1 | 2;
}
