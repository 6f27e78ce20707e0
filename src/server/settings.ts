/** Where the meeting point listens. */
export interface Settings {
  readonly host: string;
  readonly port: number;
}

const DEFAULT_PORT = 4747;
const DEFAULT_HOST = '127.0.0.1';

/**
 * From `--port` and `--host`, or PORT and HOST. A string is a sentence about what is wrong with them.
 * Port 0 lets the system choose.
 */
export function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Settings | string {
  const portText = option(args, 'port') ?? env['PORT'] ?? String(DEFAULT_PORT);
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65_535)
    return `"${portText}" is not a port: use a number up to 65535.`;
  return { port, host: option(args, 'host') ?? (env['HOST'] || DEFAULT_HOST) };
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  if (at >= 0) return args[at + 1] ?? '';
  return args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
}
