/**
 * Which Moot this is: the fingerprint of the files that this page really runs on, worked out from their
 * bytes. A false copy can lie about itself; SECURITY.md says how to compare from elsewhere.
 */

export interface OwnFiles {
  /** SHA-256 in hex over the list of all files as they are; the same for the same build anywhere. */
  readonly fingerprint: string;
  readonly files: number;
  /** Paths whose bytes are not those that the build's list names. */
  readonly changed: readonly string[];
  /** Scripts and styles that this page loaded and no list names. */
  readonly foreign: readonly string[];
}

const LIST = 'files.txt';
const LINE = /^([0-9a-f]{64}) {2}(\S+)$/;

/** Whether the files are on this device, so that reading them all asks no network. */
export const filesAreHere = (): boolean => Boolean(navigator.serviceWorker?.controller);

/** Null where there is no list, as while the app is being developed, or where a file is out of reach. */
export async function readOwnFiles(): Promise<OwnFiles | null> {
  try {
    const named = namedIn(await (await fetched(LIST)).text());
    if (!named) return null;
    const found = await Promise.all(
      [...named.keys()].map(async (path) => [path, await hashOf(path)] as const),
    );
    const list = found.map(([path, hash]) => `${hash}  ${path}\n`).join('');
    return {
      fingerprint: await sha256(new TextEncoder().encode(list)),
      files: found.length,
      changed: found.filter(([path, hash]) => hash !== named.get(path)).map(([path]) => path),
      foreign: loadedHere().filter((path) => !named.has(path)),
    };
  } catch {
    return null;
  }
}

function namedIn(text: string): ReadonlyMap<string, string> | null {
  const lines = text.split('\n').slice(0, -1);
  const named = lines.flatMap((line) => {
    const [, hash, path] = LINE.exec(line) ?? [];
    return hash && path ? [[path, hash] as const] : [];
  });
  return named.length > 0 && named.length === lines.length ? new Map(named) : null;
}

async function fetched(path: string): Promise<Response> {
  const answer = await fetch(new URL(path, document.baseURI));
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
  return answer;
}

const hashOf = async (path: string): Promise<string> => sha256(await (await fetched(path)).arrayBuffer());

async function sha256(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Scripts and styles of this page, as paths below the app's address; whole addresses where elsewhere. */
function loadedHere(): string[] {
  const base = new URL('.', document.baseURI).href;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name.split(/[?#]/)[0] ?? '');
  const code = loaded.filter((address) => /\.(?:js|css)$/.test(address) && address !== `${base}sw.js`);
  return [...new Set(code)].map((address) =>
    address.startsWith(base) ? address.slice(base.length) : address,
  );
}
