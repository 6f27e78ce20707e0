/** Where the meeting point listens, and whether it keeps assemblies too. */
import { KEEPER_LIMITS, type KeeperLimits } from './keeper/limits.ts';

export interface KeepSettings {
  /** Where the database and the keeper's key are. */
  readonly folder: string;
  /** Other keepers to be a neighbour of: `wss://…/keeper`. */
  readonly others: readonly string[];
  readonly limits: KeeperLimits;
  /** False: it is on by default, and the meeting point goes on without it where it can't be. */
  readonly askedFor: boolean;
}

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Null: introductions alone. */
  readonly keep: KeepSettings | null;
}

/** What the command is to do instead of starting, in the folder of a keeper. */
export type Errand =
  | { readonly type: 'list'; readonly folder: string }
  | { readonly type: 'forget'; readonly folder: string; readonly assembly: string };

type Env = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 4747;
const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_FOLDER = 'moot-data';
const LOCAL = /^(127\.|(::ffff:)?127\.|::1$|localhost$)/;
const MB = 1_000_000;

/**
 * From `--port`, `--host`, `--keep`, `--no-keep`, `--data`, `--with` and the limits, or PORT, HOST, KEEP
 * (1, 0, or `local`: where the host is this machine alone), DATA, KEEP_WITH. A string is a sentence about
 * what is wrong with them. Port 0 lets the system choose.
 */
export function readSettings(args: readonly string[], env: Env): Settings | string {
  const portText = option(args, 'port') ?? env['PORT'] ?? String(DEFAULT_PORT);
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65_535)
    return `"${portText}" is not a port: use a number up to 65535.`;
  const host = option(args, 'host') ?? (env['HOST'] || DEFAULT_HOST);
  const keep = readKeep(args, env, host);
  return typeof keep === 'string' ? keep : { port, host, keep };
}

/** `--kept` lists what is kept, `--forget ID` takes an assembly out. Null: neither. */
export function readErrand(args: readonly string[], env: Env): Errand | string | null {
  const folder = option(args, 'data') ?? (env['DATA'] || DEFAULT_FOLDER);
  if (args.includes('--kept')) return { type: 'list', folder };
  const assembly = option(args, 'forget');
  if (assembly === undefined) return null;
  if (!/^[0-9a-f]{64}$/i.test(assembly)) {
    return `"${assembly}" is no assembly's id: it has 64 letters and digits. --kept shows them.`;
  }
  return { type: 'forget', folder, assembly: assembly.toLowerCase() };
}

function readKeep(args: readonly string[], env: Env, host: string): KeepSettings | string | null {
  const askedFor = args.includes('--keep') || env['KEEP'] === '1';
  const byDefault = env['KEEP'] === 'local' && LOCAL.test(host);
  if (args.includes('--no-keep') || (!askedFor && !byDefault)) return null;
  const others = [...options(args, 'with'), ...(env['KEEP_WITH'] ?? '').split(/[\s,]+/)].filter(Boolean);
  const wrong = others.find((url) => !URL.canParse(url) || !/^wss?:$/.test(new URL(url).protocol));
  if (wrong !== undefined)
    return `"${wrong}" is no keeper's address: it begins with wss:// and ends with /keeper.`;
  const limits = readLimits(args, env);
  if (typeof limits === 'string') return limits;
  return { folder: option(args, 'data') ?? (env['DATA'] || DEFAULT_FOLDER), others, limits, askedFor };
}

const LIMIT_OPTIONS = [
  { name: 'mb-each', env: 'KEEP_MB_EACH', limit: 'bytesOfOne', unit: MB },
  { name: 'mb', env: 'KEEP_MB', limit: 'bytesOfAll', unit: MB },
  { name: 'assemblies', env: 'KEEP_ASSEMBLIES', limit: 'assemblies', unit: 1 },
  { name: 'per-address', env: 'KEEP_PER_ADDRESS', limit: 'assembliesFromOne', unit: 1 },
] as const;

function readLimits(args: readonly string[], env: Env): KeeperLimits | string {
  const limits = { ...KEEPER_LIMITS };
  for (const { name, env: variable, limit, unit } of LIMIT_OPTIONS) {
    const text = option(args, name) ?? env[variable];
    if (text === undefined) continue;
    if (!/^\d{1,9}$/.test(text)) return `"${text}" is no limit for --${name}: use a whole number.`;
    limits[limit] = Number(text) * unit;
  }
  return limits;
}

const option = (args: readonly string[], name: string): string | undefined => options(args, name)[0];

function options(args: readonly string[], name: string): string[] {
  return args.flatMap((arg, at) => {
    if (arg === `--${name}`) return [args[at + 1] ?? ''];
    return arg.startsWith(`--${name}=`) ? [arg.slice(name.length + 3)] : [];
  });
}
