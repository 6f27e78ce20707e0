/** What a module imports, in every way in which TypeScript can say it. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { at, childOf, stringOf, walk, type Node, type Source } from './source.ts';

export interface Import {
  /** `path:line` of the import. */
  readonly at: string;
  readonly specifier: string;
  /** For one of our files: its path from the tree's root. `missing`: there is no such file. */
  readonly target:
    | { readonly type: 'file'; readonly path: string }
    | { readonly type: 'missing' }
    | { readonly type: 'package'; readonly name: string }
    | { readonly type: 'node' };
}

/** `new URL('./x.ts', import.meta.url)`, by which workers are named. */
function urlOf(node: Node): Node | undefined {
  if (node.type !== 'NewExpression' || childOf(node, 'callee')?.['name'] !== 'URL') return undefined;
  const [address, base] = node['arguments'] as readonly Node[];
  return base && childOf(base, 'object')?.type === 'MetaProperty' ? address : undefined;
}

function specifierNode(node: Node): Node | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return childOf(node, 'source') ?? childOf(node, 'argument');
    case 'TSExternalModuleReference':
      return childOf(node, 'expression');
    default:
      return urlOf(node);
  }
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function resolve(root: string, from: string, specifier: string): Import['target'] {
  if (specifier.startsWith('node:')) return { type: 'node' };
  if (!specifier.startsWith('.') && !specifier.startsWith('/')) {
    return { type: 'package', name: packageName(specifier) };
  }
  const path = posix.join(dirname(from), specifier.replace(/\?.*$/, ''));
  const isFile = existsSync(join(root, path)) && statSync(join(root, path)).isFile();
  return isFile ? { type: 'file', path } : { type: 'missing' };
}

/**
 * Every import of a module: static, for types, re-exported, dynamic, `import('…')` in a type, worker.
 * An import whose name is computed has the specifier `(computed)` and counts as missing.
 */
export function importsOf(root: string, source: Source): Import[] {
  const found: Import[] = [];
  walk(source.program, (node) => {
    const named = specifierNode(node);
    if (named === undefined) return;
    const specifier = stringOf(named);
    const target: Import['target'] =
      specifier === null ? { type: 'missing' } : resolve(root, source.path, specifier);
    found.push({ at: at(source, node), specifier: specifier ?? '(computed)', target });
  });
  return found;
}
