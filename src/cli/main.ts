/** The commands for a terminal, bundled and started by `scripts/cli.mjs`, which passes the command first. */
import { recount } from './recount.ts';
import type { Said } from './said.ts';
import { verify } from './verify.ts';

type Command = (words: readonly string[]) => Said | Promise<Said>;
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['recount', recount],
  ['verify', verify],
]);

const [command = '', ...words] = process.argv.slice(2);
const run = COMMANDS.get(command);
if (run === undefined) throw new Error(`There is no command ${command}`);
const { out, err, code } = await run(words);
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
