import { load } from '../sync/dynamic.ts';
export type Storage = typeof load;
