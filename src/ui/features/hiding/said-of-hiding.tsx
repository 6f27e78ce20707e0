import { Show, type JSX } from 'solid-js';
import type { HidingSaid } from '../../../domain/hiding/state.ts';
import { useAssembly } from '../../projection/context.ts';
import { HIDING_REASONS } from '../../words/hiding.ts';
import { fullTime } from '../../words/time.ts';
import styles from './said-of-hiding.module.css';

/** What one member said of hiding something: who, what, why and when. */
export function SaidOfHiding(props: { readonly said: HidingSaid }): JSX.Element {
  const assembly = useAssembly();
  const name = () =>
    props.said.person === assembly.me()
      ? 'You'
      : (assembly.people.get(props.said.person)?.name ?? 'Somebody');
  const verb = () => {
    const isMe = props.said.person === assembly.me();
    if (props.said.word === 'show')
      return isMe ? 'say it should stay in sight' : 'says it should stay in sight';
    return `${isMe ? 'hide' : 'hides'} it: ${HIDING_REASONS[props.said.why].clause}`;
  };
  return (
    <li class={styles.said} classList={{ [styles.gone ?? '']: !props.said.counts }}>
      <p>
        <b>{name()}</b> {verb()}{' '}
        <time class={styles.when} datetime={new Date(props.said.time).toISOString()}>
          {fullTime(props.said.time)}
        </time>
        <Show when={!props.said.counts}> Not on the roll any more, so it doesn’t count.</Show>
      </p>
      <Show when={props.said.words}>
        {(words) => (
          <p class={styles.words} dir="auto">
            {words()}
          </p>
        )}
      </Show>
    </li>
  );
}
