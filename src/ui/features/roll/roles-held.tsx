import { createMemo, For, Show, type JSX } from 'solid-js';
import { A } from '@solidjs/router';
import { PersonStone } from '../../kit/person-stone.tsx';
import { Row, Rows, Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import css from './roll.module.css';
import { roleWords } from './roll-words.ts';

/** Secretaries and deputies with their terms. Silent where there are none: an assembly works just as well. */
export function RolesHeld(props: { readonly now: number }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const roles = createMemo(() => assembly.roll().roles);
  const nameOf = (person: string) => assembly.people.get(person)?.name ?? 'Someone';
  return (
    <Show when={roles().length > 0}>
      <Section title="Secretaries and deputies">
        <p class={css.soft}>They open meetings and keep their record, and never decide alone.</p>
        <Rows label="Secretaries and deputies">
          <For each={roles()}>
            {(held) => (
              <Row
                sign={<PersonStone person={held.person} name={nameOf(held.person)} size={44} />}
                title={<span dir="auto">{nameOf(held.person)}</span>}
              >
                <span class={css.soft}>
                  {roleWords(held, props.now)} ·{' '}
                  <A href={href().decision(assembly.open.id, held.decision)}>the decision</A>
                </span>
              </Row>
            )}
          </For>
        </Rows>
      </Section>
    </Show>
  );
}
