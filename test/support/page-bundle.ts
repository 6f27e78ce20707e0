/** Bundles a script of the tests that runs inside the app's page, for `page.evaluate`. */
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** `entry`: from the project's root. */
export async function bundleForPage(entry: string, plugins: readonly Plugin[] = []): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [...plugins],
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'inPage' } },
  });
  const [first] = [built].flat();
  if (!first || !('output' in first)) throw new Error(`${entry} was not bundled`);
  return first.output[0].code;
}
