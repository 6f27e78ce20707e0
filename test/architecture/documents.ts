/** What documents and comments point at: files, folders and commands, which must be there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from './source.ts';

/** Where a document may be that a comment names by its file name alone. */
const HOMES = ['', 'src/domain'];

function* pointersOf(text: string): Generator<{ type: 'link' | 'path' | 'script'; target: string }> {
  for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) yield { type: 'link', target };
  for (const [, target = ''] of text.matchAll(/`((?:src|test|scripts|docs|public)\/[\w./-]*)`/g)) {
    yield { type: 'path', target };
  }
  for (const [, target = ''] of text.matchAll(/npm run (?:-s )?([\w:][\w:-]*)/g))
    yield { type: 'script', target };
}

/** Links, paths and commands of the documents in a folder that lead nowhere. */
export function deadEndsOf(root: string, documents: readonly string[]): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  return documents.flatMap((document) =>
    [...pointersOf(readFileSync(join(root, document), 'utf8'))]
      .filter(({ type, target }) => {
        if (type === 'script') return scripts[target] === undefined;
        return !existsSync(join(root, type === 'link' ? dirname(document) : '', target));
      })
      .map(({ target }) => `${document}: ${target}`),
  );
}

/** Documents named in the comments of a folder's code that are nowhere. */
export function unknownDocuments(root: string, folder: string): string[] {
  return filesBelow(join(root, folder))
    .filter((path) => /\.(tsx?|css|mjs)$/.test(path) && !path.includes('architecture/'))
    .flatMap((path) =>
      [...readFileSync(join(root, folder, path), 'utf8').matchAll(/\b[A-Z]{3,}\.md\b/g)]
        .filter(([name]) => !HOMES.some((home) => existsSync(join(root, home, name))))
        .map(([name]) => `${folder}/${path}: ${name}`),
    );
}
