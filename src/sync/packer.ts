import { packUpdate, unpackUpdate } from '../ledger/pack.ts';
import type { Packer } from './api.ts';

/** How updates are made small, on links and in differences. */
export const packer: Packer = { pack: packUpdate, unpack: unpackUpdate };
