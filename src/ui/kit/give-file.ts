/** Hands a file to the person: by the system's share sheet on a phone, else as a download. */

/** How the file went; `null` where the person changed their mind. */
export type Given = 'shared' | 'saved' | null;

/** The share sheet is for fingers; whoever has a mouse expects a download. */
const prefersSheet = (file: File): boolean =>
  matchMedia('(pointer: coarse)').matches && 'canShare' in navigator && navigator.canShare({ files: [file] });

/** Call it in answer to a press, else browsers refuse. */
export async function giveFile(file: File): Promise<Given> {
  if (prefersSheet(file)) {
    try {
      await navigator.share({ files: [file], title: file.name });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return null;
      // What the sheet doesn't take can still be saved.
    }
  }
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser has taken the bytes once the click was dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return 'saved';
}

/** A name that every file system takes. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain || 'moot'}.${ending}`;
}
