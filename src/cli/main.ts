/** The commands for a terminal, bundled and started by `scripts/cli.mjs`, which passes the command first. */
import { recount } from './recount.ts';

const COMMANDS = new Map([['recount', recount]]);

const [command = '', ...words] = process.argv.slice(2);
const run = COMMANDS.get(command);
if (run === undefined) throw new Error(`There is no command ${command}`);
const { out, err, code } = run(words);
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
