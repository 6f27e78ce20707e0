/** Whether this browser can hold an identity at all. */

/** Why not, in the order in which to say it. */
export type IdentityLack = 'notSecureContext' | 'noIndexedDB' | 'noEd25519';

/** Null where everything that an identity needs is here. */
export async function supportsIdentity(
  scope: Partial<typeof globalThis> = globalThis,
): Promise<IdentityLack | null> {
  if (scope.isSecureContext === false || scope.crypto?.subtle === undefined) return 'notSecureContext';
  if (scope.indexedDB === undefined) return 'noIndexedDB';
  try {
    await scope.crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return null;
  } catch {
    return 'noEd25519';
  }
}
