export const LIST: string;
export const WORKER: string;
export function sha256(bytes: Uint8Array | string): string;
export function listOf(files: readonly (readonly [path: string, bytes: Uint8Array])[]): string;
export function listOfFolder(folder: string): string;
export function readList(text: string): Map<string, string>;
