import { A } from '@solidjs/router';
import { createMemo, For, Show } from 'solid-js';
import type { Message } from '../../../domain/state.ts';
import { PersonStone } from '../../kit/person-stone.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { dayName } from '../../words/time.ts';
import css from './latest-said.module.css';

const MOST = 4;

const earlier = (a: Message, b: Message): number => a.time - b.time || (a.id < b.id ? -1 : 1);

/** The last few things that were said, those that are new here first. */
export function LatestSaid(props: { readonly now: number }) {
  const assembly = useAssembly();
  const href = useHref();
  const speaks = () => assembly.speaker() !== null;
  const latest = createMemo(() => {
    const unread = assembly.unread();
    const said = assembly.messages.all().filter((message) => !message.erased && message.words !== null);
    const fresh = said.filter(({ id }) => unread.has(id));
    return (fresh.length > 0 ? fresh : said).toSorted(earlier).slice(-MOST);
  });
  const title = () => {
    const first = latest()[0];
    return first && assembly.unread().size > 0 ? `Said since ${dayName(first.time, props.now)}` : 'Last said';
  };
  return (
    <Section
      title={title()}
      aside={
        <A href={href().talk(assembly.open.id)}>
          {latest().length > 0 || !speaks() ? 'To the talk' : 'Say something'}
        </A>
      }
    >
      <Show
        when={latest().length > 0}
        fallback={
          <p class={css.soft}>
            Nobody has said anything yet.{speaks() ? ' Someone has to begin: why not you?' : ''}
          </p>
        }
      >
        <ul role="list" class={css.list}>
          <For each={latest()}>
            {(message) => {
              const person = () => assembly.personOf(message.device);
              const known = () => {
                const id = person();
                return id === null ? undefined : assembly.people.get(id);
              };
              return (
                <li class={css.said}>
                  <PersonStone
                    person={person() ?? message.device}
                    name={known()?.name ?? null}
                    newcomer={known()?.standing === 'newcomer'}
                    size={38}
                  />
                  <p class={css.words}>
                    <b>{person() === assembly.me() ? 'You' : (known()?.name ?? 'Someone')}</b> {message.words}
                  </p>
                </li>
              );
            }}
          </For>
        </ul>
      </Show>
    </Section>
  );
}
