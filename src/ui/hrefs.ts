/** Addresses of the app, built in one place. Below `/example` the same pages show the example. */
import type { AssemblyId } from '../app/api.ts';
import type { PersonId, RecordId } from '../domain/burst.ts';

export const EXAMPLE = '/example';
export const NEW_DEVICE = '/device';

const assembly = (id: AssemblyId) => `/a/${id}`;

/** Every address, without the world that it is in. Screens use them through `useHref`. */
const PATHS = {
  home: () => '/',
  join: (invitation: string) => `/join/${invitation}`,
  found: () => '/found',
  assemblies: () => '/assemblies',
  moots: () => '/moots',
  me: () => '/me',
  phrase: () => '/me/words',
  devices: () => '/me/devices',
  linkDevice: () => '/me/devices/link',
  /** On a device that is about to become one of somebody's: outside of the shell. */
  newDevice: () => NEW_DEVICE,
  kit: () => '/kit',
  /** A code is scanned, typed or pasted. */
  scan: () => '/scan',
  /** Another device is linked with this one, whatever it has. */
  pair: () => '/pair',
  assembly,
  talk: (id: AssemblyId) => `${assembly(id)}/talk`,
  /** What members hid, by whom and why. */
  hidden: (id: AssemblyId) => `${assembly(id)}/hidden`,
  topic: (id: AssemblyId, topic: RecordId) => `${assembly(id)}/talk/${topic}`,
  thread: (id: AssemblyId, message: RecordId) => `${assembly(id)}/thread/${message}`,
  proposals: (id: AssemblyId) => `${assembly(id)}/proposals`,
  put: (id: AssemblyId, draft?: RecordId) =>
    `${assembly(id)}/put${draft === undefined ? '' : `?draft=${draft}`}`,
  /** A proposal on the roll, a role or the charter itself: `matter` is its type. */
  putOn: (id: AssemblyId, matter: string, person: PersonId, role?: string) =>
    `${assembly(id)}/put?matter=${matter}&person=${person}${role === undefined ? '' : `&role=${role}`}`,
  /** A proposal that words in talk be erased for good. */
  putErasure: (id: AssemblyId, record: RecordId) => `${assembly(id)}/put?matter=erasure&record=${record}`,
  charter: (id: AssemblyId) => `${assembly(id)}/charter`,
  proposal: (id: AssemblyId, proposal: RecordId) => `${assembly(id)}/p/${proposal}`,
  /** A Moot, from its call to its minutes: the id of either. */
  moot: (id: AssemblyId, callOrMoot: RecordId) => `${assembly(id)}/m/${callOrMoot}`,
  callMoot: (id: AssemblyId, proposal?: RecordId) =>
    `${assembly(id)}/call${proposal === undefined ? '' : `?proposal=${proposal}`}`,
  recordMoot: (id: AssemblyId, about?: 'call' | 'proposal', record?: RecordId) =>
    `${assembly(id)}/record${about === undefined ? '' : `?${about}=${record}`}`,
  ballot: (id: AssemblyId, ballot: RecordId) => `${assembly(id)}/b/${ballot}`,
  slips: (id: AssemblyId, ballot: RecordId, room?: string) =>
    `${assembly(id)}/b/${ballot}/slips${room === undefined ? '' : `?room=${encodeURIComponent(room)}`}`,
  openBallot: (id: AssemblyId, deadlock: RecordId, repeats?: RecordId) =>
    `${assembly(id)}/ballot?deadlock=${deadlock}${repeats === undefined ? '' : `&repeats=${repeats}`}`,
  draft: (id: AssemblyId, draft: RecordId) => `${assembly(id)}/draft/${draft}`,
  decisions: (id: AssemblyId) => `${assembly(id)}/decisions`,
  decision: (id: AssemblyId, decision: RecordId) => `${assembly(id)}/d/${decision}`,
  actions: (id: AssemblyId) => `${assembly(id)}/actions`,
  people: (id: AssemblyId) => `${assembly(id)}/people`,
  about: (id: AssemblyId) => `${assembly(id)}/about`,
  bring: (id: AssemblyId) => `${assembly(id)}/bring`,
  /** Giving and taking without a network. */
  hand: (id: AssemblyId) => `${assembly(id)}/hand`,
} as const;

type Paths = typeof PATHS;
export type Href = { readonly [K in keyof Paths]: Paths[K] };

const inWorld = (world: string): Href => {
  const entries = Object.entries(PATHS).map(([name, build]) => [
    name,
    (...parts: readonly string[]) => world + (build as (...parts: readonly string[]) => string)(...parts),
  ]);
  return Object.fromEntries(entries) as Href;
};

const HREFS = { real: inWorld(''), example: inWorld(EXAMPLE) } as const;

/** The addresses of one world. */
export const hrefsIn = (world: 'real' | 'example'): Href => HREFS[world];

export const isExample = (path: string): boolean => path === EXAMPLE || path.startsWith(`${EXAMPLE}/`);
