/** The one hash that the app uses, for the layers that may not choose one themselves. Pure. */
import { sha256 as noble } from '@noble/hashes/sha2.js';

export const sha256 = (bytes: Uint8Array): Uint8Array => noble(bytes);
