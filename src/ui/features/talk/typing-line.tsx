import { createMemo, Show } from 'solid-js';
import type { Presence } from '../../../app/api.ts';
import { useAssembly } from '../../projection/context.ts';
import type { Place } from './talk-order.ts';
import styles from './typing-line.module.css';

/** First names, or whole ones where two of them begin alike. */
export function typingSentence(names: readonly string[]): string {
  const first = names.map((name) => name.trim().split(/\s+/u)[0] ?? name);
  const short = new Set(first).size === first.length ? first : names;
  if (short.length === 0) return '';
  if (short.length === 1) return `${short[0]} is typing`;
  if (short.length === 2) return `${short[0]} and ${short[1]} are typing`;
  return `${short.length} people are typing`;
}

/** Who is typing here, other than this person: each once, however many devices they have. */
function typingNames(present: readonly Presence[], place: Place, me: string | null): readonly string[] {
  const names = new Map<string, string>();
  for (const one of present) {
    if (one.typingIn === place && (one.person === null || one.person !== me))
      names.set(one.person ?? one.device, one.name);
  }
  return [...names.values()];
}

/** "Idris is typing". Its room is kept free, so nothing moves when it comes and goes. */
export function TypingLine(props: { readonly place: Place }) {
  const assembly = useAssembly();
  const sentence = createMemo(() =>
    typingSentence(typingNames(assembly.presence(), props.place, assembly.me())),
  );
  return (
    <p class={styles.typing}>
      <Show when={sentence()}>{sentence()}</Show>
    </p>
  );
}
