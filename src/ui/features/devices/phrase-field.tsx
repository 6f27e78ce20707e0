import { TextArea } from '../../kit/field.tsx';

export interface PhraseFieldProps {
  readonly value: string;
  /** It is what its dialog is about. */
  readonly autofocus?: boolean;
  readonly onWords: (words: string) => void;
  readonly fault: string | undefined;
}

/** Where a person types their 24 words. */
export function PhraseField(props: PhraseFieldProps) {
  return (
    <TextArea
      label="Your 24 words, in their order"
      autofocus={props.autofocus}
      autocapitalize="none"
      autocomplete="off"
      spellcheck={false}
      value={props.value}
      onInput={(event) => props.onWords(event.currentTarget.value)}
      fault={props.fault}
    />
  );
}

/** The words that were typed, one by one. */
export const wordsOf = (typed: string): readonly string[] => typed.trim().split(/\s+/u);
