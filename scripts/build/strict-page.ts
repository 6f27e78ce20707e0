/**
 * What packages do that the page's policy forbids, done otherwise in the build: Solid makes its templates
 * of strings, and CodeMirror's styles come as an element. Each place must be found, or the build fails.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

interface Change {
  /** End of the file's path, with `/`. */
  readonly file: RegExp;
  readonly from: string;
  readonly to: string;
  readonly before?: string;
}

/**
 * The one place in the app where a string becomes HTML. The strings are constants that Solid's compiler
 * made of our own code; nobody else can reach this policy, and nothing that could run gets through it.
 */
const TEMPLATES = `const ownTemplate = (html) => {
  if (/<(?:script|iframe|object|embed|base|meta|link|style)|[\\s"'/]on[a-z]+\\s*=|srcdoc|javascript:/i.test(html)) {
    throw new TypeError('Not a template of the app');
  }
  return html;
};
const ownTemplates = globalThis.trustedTypes
  ? globalThis.trustedTypes.createPolicy('templates', { createHTML: ownTemplate })
  : { createHTML: ownTemplate };
`;

const CHANGES: readonly Change[] = [
  {
    file: /\/solid-js\/web\/dist\/(?:web|dev)\.js$/,
    before: TEMPLATES,
    from: 't.innerHTML = html;',
    to: 't.innerHTML = ownTemplates.createHTML(html);',
  },
  {
    file: /\/style-mod\/src\/style-mod\.js$/,
    from: 'if (!root.head && root.adoptedStyleSheets && win.CSSStyleSheet) {',
    to: 'if (root.adoptedStyleSheets && win.CSSStyleSheet) {',
  },
];

/** In browsers the reader of Markdown decodes `&amp;` by making HTML of it; this is its other way. */
const DECODER = new URL('../../node_modules/decode-named-character-reference/index.js', import.meta.url);

/**
 * For builds only: the development server shows its own faults in ways that the policy forbids.
 * `isWhole`: a build of the whole app, in which no place may be missing.
 */
export function strictPage(isWhole = true): Plugin {
  const found = new Set<Change>();
  return {
    name: 'moot:strict-page',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ resolve: { alias: { 'decode-named-character-reference': fileURLToPath(DECODER) } } }),
    transform(code, id) {
      const change = CHANGES.find(({ file }) => file.test(id.split('?')[0] ?? ''));
      if (!change) return null;
      if (code.split(change.from).length !== 2) this.error(`${change.file.source} is not what it was`);
      found.add(change);
      return { code: (change.before ?? '') + code.replace(change.from, () => change.to), map: null };
    },
    buildEnd(failed) {
      const missing = CHANGES.filter((change) => !found.has(change));
      if (isWhole && !failed && missing.length > 0)
        this.error(`Not found: ${missing.map(({ file }) => file.source).join()}`);
    },
    transformIndexHtml(html) {
      return html.replace(
        "form-action 'none'",
        "$&; require-trusted-types-for 'script'; trusted-types default templates",
      );
    },
  };
}
