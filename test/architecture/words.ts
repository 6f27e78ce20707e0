/** Words that people who use Moot should never have to read. */
import { at, sourcesBelow, walk, type Node } from './source.ts';

const FORBIDDEN =
  /\b(peers?|sync(s|ed|ing|hroni[sz]\w*)?|nodes?|keys?|CRDTs?|conflicts?|conflicting|error occurred|WebRTC|IndexedDB|hash(es)?)\b/i;

/** Attributes that are read out or shown. */
const SHOWN =
  /^(aria-label|aria-description|aria-roledescription|alt|title|placeholder|label|heading|hint|words)$/;

/** Attributes that only the browser reads. */
const UNSEEN = /^(class|classList|style|id|for|role|rel|type|d|points|transform|viewBox|autocomplete|sizes)$/;

/** Text with a space between two words is a sentence or a part of one. */
const SEVERAL_WORDS = /\p{L}[,;:.!?’']*\s+\p{L}/u;

/** What programmers read, not people: messages of thrown faults, and names of modules. */
function isForProgrammers(parents: readonly Node[]): boolean {
  return parents.some(
    ({ type, callee }) =>
      /^(Import|Export.*From)/.test(type) ||
      (type === 'NewExpression' && String((callee as Node | undefined)?.['name']).endsWith('Error')),
  );
}

/** The name of the attribute that a value stands in, however deep in its expression. */
function attributeOf(parents: readonly Node[]): string | null {
  const nearest = parents.find(({ type }) => type === 'JSXAttribute' || type === 'JSXElement');
  return nearest?.type === 'JSXAttribute' ? String((nearest['name'] as Node)['name']) : null;
}

function isShown(path: string, text: string, parents: readonly Node[]): boolean {
  const attribute = attributeOf(parents);
  if (attribute !== null && UNSEEN.test(attribute)) return false;
  if (path.startsWith('words/') || SEVERAL_WORDS.test(text)) return true;
  return attribute !== null && parents[0]?.type === 'JSXAttribute' && SHOWN.test(attribute);
}

function textOf(node: Node): string | null {
  if (node.type === 'JSXText') return String(node['value']);
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateElement') return (node['value'] as { raw: string }).raw;
  return null;
}

/** Forbidden words in what the screens below a folder say, and how many texts were read. */
export function checkWords(ui: string): { texts: number; faults: string[] } {
  const faults: string[] = [];
  let texts = 0;
  for (const source of sourcesBelow(ui)) {
    walk(source.program, (node, parents) => {
      const text = textOf(node);
      if (text === null || text.trim() === '' || isForProgrammers(parents)) return;
      if (node.type !== 'JSXText' && !isShown(source.path, text, parents)) return;
      texts += 1;
      const word = FORBIDDEN.exec(text)?.[0];
      if (word !== undefined) faults.push(`${at(source, node)}: “${word}” in “${text.trim()}”`);
    });
  }
  return { texts, faults };
}
