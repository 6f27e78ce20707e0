/** The keeper's own device key: made once, kept beside the database, readable by its account alone. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { DeviceKey } from '../../ledger/api.ts';

const FILE = 'device-key.pem';
const KEY_BYTES = 32;

/** Makes the folder, and the key where there is none. Throws what the disk says. */
export function loadDeviceKey(folder: string): DeviceKey & { readonly secret: Uint8Array } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  const key = readKey(path) ?? makeKey(path);
  chmodSync(path, 0o600);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(spki.subarray(-KEY_BYTES)),
    sign: async (message) => new Uint8Array(sign(null, message, key)),
    secret: new Uint8Array(key.export({ format: 'der', type: 'pkcs8' })),
  };
}

function readKey(path: string): KeyObject | null {
  try {
    const text = readFileSync(path);
    // A disk that was full, or a power cut, left it empty: nobody has ever met that key.
    return text.length === 0 ? null : createPrivateKey(text);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, and on the disk before anybody meets it. */
function makeKey(path: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  const part = `${path}.part`;
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  try {
    writeFileSync(part, pem, { mode: 0o600, flush: true });
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  return privateKey;
}
