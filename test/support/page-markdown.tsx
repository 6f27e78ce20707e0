/** Draws texts as Markdown inside a page, and says what of them could run or lead astray. */
import { render } from 'solid-js/web';
import MarkdownTree from '../../src/ui/features/markdown/markdown-tree.tsx';

const DRAWN = new Set('A P H2 H3 H4 H5 H6 EM STRONG CODE PRE BLOCKQUOTE OL UL LI HR BR SPAN DIV'.split(' '));
const FOLLOWED = /^(?:https?:\/\/|mailto:)/;
const KEPT = new Set([
  'class',
  'dir',
  'tabindex',
  'start',
  'href',
  'title',
  'target',
  'rel',
  'referrerpolicy',
]);

function harmIn(text: string): readonly string[] {
  const root = document.createElement('div');
  document.body.append(root);
  const remove = render(() => <MarkdownTree text={text} topLevel={2} />, root);
  const harm = [...root.querySelectorAll('*')].flatMap((element) => [
    ...(DRAWN.has(element.tagName) ? [] : [`draws ${element.tagName}`]),
    ...[...element.attributes].flatMap(({ name, value }) => {
      if (!KEPT.has(name)) return [`has ${name}="${value}"`];
      return name !== 'href' || FOLLOWED.test(value) ? [] : [`leads to ${value}`];
    }),
  ]);
  if ('hurt' in globalThis) harm.push('ran');
  remove();
  root.remove();
  return harm.map((what) => `${JSON.stringify(text)} ${what}`);
}

let violations = 0;
document.addEventListener('securitypolicyviolation', () => (violations += 1));

Object.assign(globalThis, {
  harmInMarkdown: (texts: readonly string[]) => texts.flatMap(harmIn),
  violations: () => violations,
});
