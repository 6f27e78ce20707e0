/** `verify`: says what an assembly's file contains, and whether it is whole, without the app. */
import { parseArgs } from 'node:util';
import { bytesOf } from './bytes-of.ts';
import { shown } from './plain-words.ts';
import { readAssembly, type AssemblyFound } from './read-assembly.ts';
import type { Said } from './said.ts';

const USAGE = `Usage: npm run -s verify -- [--json] FILE.moot

Checks every signature in a file that the app saved, and says what it contains.
  --json     all of it as JSON, and nothing else`;

const OPTIONS = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const wrongUse = (sentence: string): Said => ({ out: '', err: `${sentence}\n\n${USAGE}\n`, code: 2 });
const badFile = (sentence: string): Said => ({ out: '', err: `${sentence}\n`, code: 1 });

/** `words`: those after the command. Ends with 0 for a whole file, 1 for any other, 2 for wrong use. */
export async function verify(words: readonly string[]): Promise<Said> {
  const parsed = parsedFrom(words);
  if (typeof parsed === 'string') return wrongUse(parsed);
  if (parsed.values.help) return { out: `${USAGE}\n`, err: '', code: 0 };
  const [file, ...more] = parsed.positionals;
  if (file === undefined) return wrongUse('Which file?');
  if (more.length > 0) return wrongUse('One file at a time.');
  const bytes = bytesOf(file);
  if (!bytes.ok) return badFile(bytes.fault);
  const found = await readAssembly(bytes.value);
  if (!found.ok) return badFile(`${shown(file)}: ${found.fault}`);
  const summary = summaryOf(found.value);
  const out = parsed.values.json ? JSON.stringify(summary, null, 2) : sentences(summary).join('\n');
  return { out: `${out}\n`, err: '', code: summary.whole ? 0 : 1 };
}

function parsedFrom(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
  }
}

type Summary = ReturnType<typeof summaryOf>;

function summaryOf({ id, governance, talk, ledgers }: AssemblyFound) {
  const { assembly, people, roll, proposals, decisions, ballots, moots, actions, refused, waitingFor } =
    governance;
  const isWhole =
    assembly !== null && waitingFor.length === 0 && ledgers.every((ledger) => ledger.refused.length === 0);
  return {
    whole: isWhole,
    assembly: id,
    name: assembly?.name ?? null,
    founded: assembly === null ? null : new Date(assembly.foundedAt).toISOString(),
    people: people.size,
    members: roll.size,
    messages: talk.messages.size,
    proposals: proposals.size,
    moots: moots.size,
    decisions: [...decisions.values()].map(({ id: decision, revision, reachedBy, result, stoodAt }) => ({
      id: decision,
      title: revision.title,
      reachedBy,
      result,
      stoodAt: new Date(stoodAt).toISOString(),
    })),
    ballots: [...ballots.values()].map(({ id: ballot, question, stage, result }) => ({
      id: ballot,
      question,
      stage,
      papers: result?.counted ?? null,
    })),
    actions: actions.size,
    /** Records that the rules gave no effect: kept, each with its reason. */
    withoutEffect: refused.size,
    unknown: governance.unknown,
    waitingFor: waitingFor.length,
    ledgers,
  };
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

function sentences(found: Summary): string[] {
  const signatures = found.ledgers.reduce((sum, ledger) => sum + ledger.bursts, 0);
  const records = found.ledgers.reduce((sum, ledger) => sum + ledger.records, 0);
  const refused = found.ledgers.flatMap((ledger) => ledger.refused);
  const forks = found.ledgers.reduce((sum, ledger) => sum + ledger.forks, 0);
  const lacking = found.ledgers.reduce((sum, ledger) => sum + ledger.lackingWords, 0);
  const lines = [
    found.name === null
      ? `An assembly whose founding record is not in the file (${found.assembly}).`
      : `${shown(found.name)}, founded ${found.founded?.slice(0, 10)} (${found.assembly}).`,
    `${plural(signatures, 'signature')} hold, over ${plural(records, 'record')}.`,
    `${plural(found.people, 'person', 'people')}, ${plural(found.members, 'member')}; ` +
      `${plural(found.messages, 'message')}, ${plural(found.proposals, 'proposal')}, ` +
      `${plural(found.moots, 'Moot')}, ${plural(found.decisions.length, 'decision')}, ` +
      `${plural(found.ballots.length, 'ballot')}, ${plural(found.actions, 'action')}.`,
  ];
  for (const { id, title, reachedBy, result, stoodAt } of found.decisions) {
    lines.push(`  ${stoodAt.slice(0, 10)}  ${shown(title)}: ${result}, by ${reachedBy} (${id})`);
  }
  for (const { id, question, stage, papers } of found.ballots) {
    lines.push(
      `  ballot ${id}: ${shown(question)}, ${stage}${papers === null ? '' : `, ${plural(papers, 'paper')} counted`}`,
    );
  }
  if (found.withoutEffect > 0)
    lines.push(`${plural(found.withoutEffect, 'record')} without effect, by the rules.`);
  if (found.unknown > 0)
    lines.push(`${plural(found.unknown, 'record')} of kinds that this version doesn’t know.`);
  if (forks > 0) lines.push(`${plural(forks, 'feed')} went two ways: what follows in them doesn’t count.`);
  if (lacking > 0) lines.push(`The words of ${plural(lacking, 'burst')} are not in the file.`);
  if (found.waitingFor > 0) lines.push(`${plural(found.waitingFor, 'feed')} with earlier records missing.`);
  if (refused.length > 0)
    lines.push(`${plural(refused.length, 'part')} not as it was signed: ${refused.join(', ')}.`);
  lines.push(found.whole ? 'The file is whole.' : 'The file is not whole.');
  return lines;
}
