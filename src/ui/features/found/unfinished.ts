/** What was being filled in when the page was left: kept for this browser until the assembly is open. */
import { usualCharter } from '../../../domain/assembly/charter.ts';
import type { AssemblyKind } from '../../../domain/state.ts';
import { formOfCharter, type CharterForm } from '../about/charter-form.ts';
import { KIND_ORDER } from '../../words/kinds.ts';

export interface FoundForm extends CharterForm {
  readonly name: string;
  readonly kind: AssemblyKind;
  readonly purpose: string;
  readonly remit: string;
}

const EMPTY: FoundForm = {
  name: '',
  kind: 'geographical',
  purpose: '',
  remit: '',
  ...formOfCharter(usualCharter),
};
const NAME = 'moot/unfinished assembly';

/** What was typed last, or the defaults. */
export function unfinished(): FoundForm {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return EMPTY;
    const form = { ...EMPTY, ...kept };
    const { recognises, ...texts } = form;
    const isList = Array.isArray(recognises) && recognises.every((id) => typeof id === 'string');
    const isText = Object.values(texts).every((value) => typeof value === 'string');
    return isList && isText && KIND_ORDER.includes(form.kind) ? form : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** `null`: it is done. A browser that can't keep it only loses a convenience. */
export function keepUnfinished(form: FoundForm | null): void {
  try {
    if (form) localStorage.setItem(NAME, JSON.stringify(form));
    else localStorage.removeItem(NAME);
  } catch {
    // Storage is full or blocked: the words are still in the fields.
  }
}
