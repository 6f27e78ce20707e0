/** The layers of `src`, and who may import whom. ARCHITECTURE.md says why. */
import { importsOf, type Import } from './imports.ts';
import { sourcesBelow } from './source.ts';

interface Layer {
  /** Layers that it may import, besides itself. */
  readonly layers: readonly string[];
  /** Packages that it may import: names, or a prefix ending in `*`. */
  readonly packages: readonly string[];
  /** Whether it may use Node's own modules. */
  readonly node?: true;
}

const BELOW_APP = ['lib', 'domain', 'ledger', 'identity', 'storage', 'sync'];
const YJS = ['yjs', 'lib0', 'y-protocols'];
const HASHES = ['@noble/hashes', '@scure/bip39'];

export const LAYERS: Readonly<Record<string, Layer>> = {
  lib: { layers: [], packages: ['@noble/hashes'] },
  domain: { layers: ['lib'], packages: [] },
  ledger: { layers: ['lib', 'domain'], packages: [...YJS, ...HASHES] },
  identity: { layers: ['lib', 'domain', 'ledger'], packages: [...HASHES, 'idb'] },
  storage: { layers: ['lib', 'domain', 'ledger'], packages: [...YJS, ...HASHES, 'y-indexeddb', 'idb'] },
  sync: { layers: ['lib', 'domain', 'ledger'], packages: [...YJS, ...HASHES, 'y-webrtc'] },
  app: { layers: BELOW_APP, packages: [...YJS, ...HASHES] },
  ui: {
    layers: ['lib', 'domain', 'app'],
    packages: [
      'solid-js',
      '@solidjs/router',
      'virtual:*',
      'virtua',
      'diff',
      'qr',
      'mdast-util-from-markdown',
      'mdast',
      '@codemirror/*',
      '@fontsource-variable/*',
    ],
  },
  server: {
    layers: ['lib', 'domain', 'ledger', 'sync'],
    packages: ['ws', 'sirv', 'classic-level'],
    node: true,
  },
  cli: { layers: ['lib', 'domain', 'ledger', 'sync'], packages: [], node: true },
  // `main.tsx` and what stands beside it: the composition root.
  main: { layers: [...BELOW_APP, 'app', 'ui'], packages: ['solid-js', '@solidjs/router', 'virtual:*'] },
};

/** The editor of drafts has its binding, and no other part of Yjs. */
const EXCEPTIONS: readonly { readonly folder: string; readonly packageName: string }[] = [
  { folder: 'ui/features/draft/', packageName: 'y-codemirror.next' },
];

/** The layer that a path from `src` belongs to. */
export function layerOf(path: string): string {
  const [first = '', ...rest] = path.split('/');
  return rest.length === 0 ? 'main' : first;
}

function allowsPackage(from: string, layer: Layer, name: string): boolean {
  const isListed = layer.packages.some((p) =>
    p.endsWith('*') ? name.startsWith(p.slice(0, -1)) : p === name,
  );
  return isListed || EXCEPTIONS.some((e) => from.startsWith(e.folder) && e.packageName === name);
}

function faultOf(from: string, layer: Layer, { specifier, target }: Import): string | null {
  const name = layerOf(from);
  switch (target.type) {
    case 'node':
      return layer.node ? null : `${name} may not use Node's ${specifier}`;
    case 'package':
      return allowsPackage(from, layer, target.name)
        ? null
        : `${name} may not use the package ${target.name}`;
    case 'missing':
      return `imports ${specifier}, which is not there`;
    case 'file': {
      if (target.path.startsWith('../')) return `imports ${specifier}, outside src`;
      const to = layerOf(target.path);
      return to === name || layer.layers.includes(to) ? null : `${name} may not import ${to} (${specifier})`;
    }
  }
}

/** Every import below `src` that goes in a direction that it may not go, and how much was looked at. */
export function checkLayers(src: string): { modules: number; imports: number; faults: string[] } {
  const faults: string[] = [];
  const sources = sourcesBelow(src);
  let imports = 0;
  for (const source of sources) {
    const layer = LAYERS[layerOf(source.path)];
    if (layer === undefined) {
      faults.push(`${source.path}: ${layerOf(source.path)} is no layer`);
      continue;
    }
    for (const each of importsOf(src, source)) {
      imports += 1;
      const fault = faultOf(source.path, layer, each);
      if (fault !== null) faults.push(`${each.at}: ${fault}`);
    }
  }
  return { modules: sources.length, imports, faults };
}
