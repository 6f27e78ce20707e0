import { createMemo, For, Show } from 'solid-js';
import { PersonStone } from '../../kit/person-stone.tsx';
import { useAssembly } from '../../projection/context.ts';
import { names } from '../../words/counts.ts';
import styles from './here-now.module.css';

/** Stones shown; more are counted. */
const STONES = 4;
/** And on a phone, as its style says. */
const FEW = 2;

interface Here {
  readonly key: string;
  readonly name: string;
  readonly newcomer: boolean;
}

/** Who else has this assembly open now. */
export function HereNow() {
  const assembly = useAssembly();
  const here = createMemo(() => {
    const found = new Map<string, Here>();
    for (const one of assembly.presence()) {
      if (one.person !== null && one.person === assembly.me()) continue;
      const person = one.person === null ? undefined : assembly.people.get(one.person);
      const key = one.person ?? one.device;
      found.set(key, {
        key,
        name: person?.name ?? one.name,
        newcomer: (person?.standing ?? 'newcomer') === 'newcomer',
      });
    }
    return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  });
  return (
    <Show when={here().length > 0}>
      <p
        class={styles.here}
        title={here()
          .map((one) => one.name)
          .join(', ')}
      >
        <span class={styles.words}>here now</span>
        <span class={styles.hidden}>: {names(here().map((one) => one.name))}</span>
        <For each={here().slice(0, STONES)}>
          {(one) => <PersonStone person={one.key} name={one.name} size={34} newcomer={one.newcomer} />}
        </For>
        <Show when={here().length > FEW}>
          <span class={styles.few}>+{here().length - FEW}</span>
        </Show>
        <Show when={here().length > STONES}>
          <span class={styles.more}>and {here().length - STONES} more</span>
        </Show>
      </p>
    </Show>
  );
}
