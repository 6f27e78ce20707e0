/**
 * Introductions are encrypted for those who have the assembly's id, so that a meeting point learns
 * nothing of addresses and certificates, and a stranger cannot take part.
 */
import { utf8 } from '../lib/bytes.ts';

const IV_BYTES = 12;
const MOST_CHARACTERS = 32 * 1024;

export class IntroductionCipher {
  readonly #key: Promise<CryptoKey>;
  readonly #topic: Uint8Array<ArrayBuffer>;

  constructor(key: Uint8Array, topic: string) {
    this.#key = crypto.subtle.importKey('raw', key.slice(), 'AES-GCM', false, ['encrypt', 'decrypt']);
    this.#topic = utf8(topic).slice();
  }

  async seal(value: unknown): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const plain = utf8(JSON.stringify(value)).slice();
    const sealed = await crypto.subtle.encrypt(this.#parameters(iv), await this.#key, plain);
    return btoa(String.fromCharCode(...iv, ...new Uint8Array(sealed)));
  }

  /** Null for what was not sealed with this key. */
  async open(text: unknown): Promise<unknown> {
    if (typeof text !== 'string' || text.length > MOST_CHARACTERS) return null;
    try {
      const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
      const iv = bytes.slice(0, IV_BYTES);
      const plain = await crypto.subtle.decrypt(this.#parameters(iv), await this.#key, bytes.slice(IV_BYTES));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null;
    }
  }

  #parameters(iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: this.#topic };
  }
}
