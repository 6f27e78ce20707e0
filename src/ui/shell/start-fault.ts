/** What keeps the app from starting at all in this browser, as the composition root found it. */
export type StartFault =
  | 'noEd25519'
  | 'noIndexedDB'
  | 'notSecureContext'
  | 'storageBlocked'
  | 'storageFull'
  | 'olderTab'
  | 'newerData'
  | 'failed';
