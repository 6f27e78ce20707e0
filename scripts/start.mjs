/**
 * `npm start`: installs what is missing, builds what has changed, and starts the meeting point. Needs
 * Node and npm only; a second run starts at once.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhatChanged } from './built.mjs';
import { checkNode, install, ROOT } from './machine.mjs';

try {
  checkNode();
  install();
  buildWhatChanged();
  process.env.NODE_ENV = 'production';
  // On this machine alone it also keeps assemblies for those who ask; KEEP=0 says no.
  process.env.KEEP ??= 'local';
  await import(pathToFileURL(join(ROOT, 'dist-server', 'main.js')).href);
} catch (fault) {
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
