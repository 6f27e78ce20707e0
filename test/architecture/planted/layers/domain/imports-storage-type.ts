import type { Storage } from '../storage/imports-sync.ts';
export type A = Storage;
