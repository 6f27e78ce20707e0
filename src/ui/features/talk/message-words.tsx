import { A } from '@solidjs/router';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import { useAssembly } from '../../projection/context.ts';
import { inPieces } from './long-words.ts';
import styles from './message-words.module.css';
import { parseWords } from './parse-words.ts';
import { useTalkLinks } from './talk-links.ts';

export interface MessageWordsProps {
  readonly words: string;
  readonly mentions: readonly PersonId[];
}

/** A message's plain text, with its links and the people it names; line breaks as written. */
export function MessageWords(props: MessageWordsProps) {
  const assembly = useAssembly();
  const links = useTalkLinks();
  const parts = createMemo(() =>
    parseWords(
      props.words,
      props.mentions.flatMap((person) => {
        const name = assembly.people.get(person)?.name;
        return name ? [{ person, name }] : [];
      }),
    ),
  );
  return (
    <div class={styles.words} dir="auto">
      <For each={parts()}>
        {(part) => (
          <Switch fallback={<Pieces text={part.text} />}>
            <Match when={part.type === 'link' && part}>
              {(link) => (
                <a class={styles.link} href={link().href} target="_blank" rel="noopener noreferrer nofollow">
                  <Pieces text={link().text} />
                </a>
              )}
            </Match>
            <Match when={part.type === 'mention' && part}>
              {(mention) => (
                <A
                  class={styles.mention}
                  classList={{ [styles.me ?? '']: mention().person === assembly.me() }}
                  href={links.person(mention().person)}
                >
                  {mention().text}
                </A>
              )}
            </Match>
          </Switch>
        )}
      </For>
    </div>
  );
}

function Pieces(props: { readonly text: string }) {
  return (
    <For each={inPieces(props.text)}>
      {(piece, i) => (
        <>
          <Show when={i() > 0}>
            <wbr />
          </Show>
          {piece}
        </>
      )}
    </For>
  );
}
