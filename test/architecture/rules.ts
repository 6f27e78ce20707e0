/** The rules of SPEC.md, and the tests that say in their titles which rule they prove. */
import { childOf, sourcesBelow, walk, type Node } from './source.ts';

const RULE_ID = /[A-Z]{2,}-\d+/;
const DEFINITION = new RegExp(String.raw`^\s*(?:[-*#>]+\s+)?\**\[(${RULE_ID.source})\]`, 'gm');
const IN_BRACKETS = /\[([^\]]*)\]/g;

/** Ids that a specification defines: `[ROLL-1]` where a line or its bold type begins. */
export function rulesOf(spec: string): string[] {
  return [...spec.matchAll(DEFINITION)].map((match) => match[1] ?? '');
}

function titleOf(call: Node): string | null {
  if (call.type !== 'CallExpression') return null;
  let callee = childOf(call, 'callee');
  // `test.each(table)('…')` and `test.skipIf(…)('…')` name their tests in the outer call.
  while (callee?.type === 'CallExpression' || callee?.type === 'MemberExpression') {
    callee = childOf(callee, callee.type === 'CallExpression' ? 'callee' : 'object');
  }
  if (!/^(test|it|describe)$/.test(String(callee?.['name']))) return null;
  const [title] = call['arguments'] as readonly Node[];
  if (title?.type === 'Literal') return String(title['value']);
  if (title?.type !== 'TemplateLiteral') return null;
  return (title['quasis'] as readonly { value: { raw: string } }[]).map((quasi) => quasi.value.raw).join(' ');
}

/** For every rule id in a test's title below a folder, the files that name it. */
export function rulesTested(folder: string): Map<string, Set<string>> {
  const tested = new Map<string, Set<string>>();
  for (const source of sourcesBelow(folder)) {
    // The planted ones stand for themselves.
    if (source.path.includes('/planted/')) continue;
    walk(source.program, (node) => {
      for (const [, inside = ''] of (titleOf(node) ?? '').matchAll(IN_BRACKETS)) {
        for (const [id] of inside.matchAll(new RegExp(RULE_ID, 'g'))) {
          tested.set(id, (tested.get(id) ?? new Set()).add(source.path));
        }
      }
    });
  }
  return tested;
}

/** Rules without a test, tests of rules that nobody wrote, and ids given twice. */
export function checkRules(spec: string, tests: string): { rules: number; faults: string[] } {
  const rules = rulesOf(spec);
  const tested = rulesTested(tests);
  return {
    rules: rules.length,
    faults: [
      ...rules.filter((id, index) => rules.indexOf(id) !== index).map((id) => `${id} is written twice`),
      ...rules.filter((id) => !tested.has(id)).map((id) => `${id} has no test`),
      ...[...tested.keys()]
        .filter((id) => !rules.includes(id))
        .map((id) => `${id} is tested in ${[...(tested.get(id) ?? [])].join(', ')} but not written`),
    ],
  };
}
