import type { OpenAssembly, ProposalInput } from '../../../app/api.ts';

/** What was being written at `place`, whole or in part; `fallback` where nothing was. */
export function readUnsaid(
  unsaid: OpenAssembly['unsaid'],
  place: string,
  fallback: ProposalInput,
): ProposalInput {
  const kept = unsaid.get(place);
  if (kept === '') return fallback;
  try {
    const { title, about, text, reviewOn } = JSON.parse(kept) as Partial<
      Record<keyof ProposalInput, unknown>
    >;
    const words = { title: asWords(title), about: asWords(about), text: asWords(text) };
    return typeof reviewOn === 'number' ? { ...words, reviewOn } : words;
  } catch {
    // Words from an earlier version of the app: better in the text than lost.
    return { ...fallback, text: kept };
  }
}

const asWords = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Keeps what is being written; an empty form keeps nothing. */
export function keepUnsaid(unsaid: OpenAssembly['unsaid'], place: string, value: ProposalInput): void {
  const empty = value.title === '' && value.about === '' && value.text === '' && !value.reviewOn;
  unsaid.set(place, empty ? '' : JSON.stringify(value));
}
