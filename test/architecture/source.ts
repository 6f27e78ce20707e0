/** Reads source files as syntax trees, for the checks in this folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync } from 'vite';

/** The project's own root. */
export const ROOT = join(import.meta.dirname, '../..');

/** A syntax node of whatever kind; every check looks only at the kinds that it names. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

export interface Source {
  /** From the tree's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly program: Node;
}

/** All files below a folder, from that folder, with `/`, in order. */
export function filesBelow(root: string): string[] {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/**
 * The `.ts` and `.tsx` files below a folder, parsed.
 * @throws when one of them can't be parsed: a check must never pass over what it couldn't read.
 */
export function sourcesBelow(root: string): Source[] {
  return filesBelow(root)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const { program, errors } = parseSync(path, text);
      if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
      return { path, text, program: program as unknown as Node };
    });
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

/** Calls `visit` for every node with its parents, the nearest first. */
export function walk(
  node: Node,
  visit: (node: Node, parents: readonly Node[]) => void,
  parents: readonly Node[] = [],
): void {
  visit(node, parents);
  const inner = [node, ...parents];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) walk(child, visit, inner);
    }
  }
}

/** The node in a field, if there is one. */
export function childOf(node: Node, field: string): Node | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

/** The text of a string literal or of a template without expressions; null for anything else. */
export function stringOf(node: Node | undefined): string | null {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node?.type === 'TemplateLiteral') {
    const quasis = node['quasis'] as readonly { value: { cooked: string | null } }[];
    return quasis.length === 1 ? (quasis[0]?.value.cooked ?? null) : null;
  }
  return null;
}

/** `path:line`, for people. */
export function at(source: Source, node: Node): string {
  return `${source.path}:${source.text.slice(0, node.start).split('\n').length}`;
}
