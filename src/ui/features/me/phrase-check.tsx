import { createSignal, For } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { pickPlaces, sameWord } from './pick-places.ts';
import styles from './phrase.module.css';

export interface PhraseCheckProps {
  readonly words: readonly string[];
  readonly onRight: () => void;
  readonly onBack: () => void;
}

const ASKED = 3;

const randomBelow = (below: number): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below;

/** Asks for three of the words, so that a slip of the pen is found while it can be mended. */
export function PhraseCheck(props: PhraseCheckProps) {
  // Chosen once: other words at each attempt would teach nothing about the paper.
  // oxlint-disable-next-line solid/reactivity
  const places = pickPlaces(props.words.length, ASKED, randomBelow);
  const [answers, setAnswers] = createSignal<readonly string[]>(places.map(() => ''));
  const [tried, setTried] = createSignal(false);
  const right = (i: number) => sameWord(answers()[i] ?? '', props.words[places[i] ?? -1] ?? '');
  const faultAt = (i: number) =>
    tried() && !right(i)
      ? `That isn’t word ${(places[i] ?? 0) + 1}. Have another look at your paper.`
      : undefined;
  const check = () => {
    setTried(true);
    if (places.every((_, i) => right(i))) props.onRight();
  };
  return (
    <form
      class={styles.check}
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <p>Three of them, from your paper:</p>
      <For each={places}>
        {(place, i) => (
          <TextField
            label={`Word ${place + 1}`}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            value={answers()[i()] ?? ''}
            onInput={(event) => {
              const typed = event.currentTarget.value;
              setTried(false);
              setAnswers((all) => all.map((answer, at) => (at === i() ? typed : answer)));
            }}
            fault={faultAt(i())}
          />
        )}
      </For>
      <div class={styles.acts}>
        <Button type="submit" look="solid">
          Check them
        </Button>
        <Button look="text" onClick={() => props.onBack()}>
          Show them once more
        </Button>
      </div>
    </form>
  );
}
