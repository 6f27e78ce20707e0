import { A } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import { ButtonLink } from '../../kit/button.tsx';
import { useAssembly } from '../../projection/context.ts';
import { AssemblyRing } from '../../rings/assembly-ring.tsx';
import { useHref } from '../../routes.ts';
import { plural } from '../../words/counts.ts';
import css from './proposal-column.module.css';
import { ProposalList } from './proposal-list.tsx';

/** The list beside a proposal on wide screens: whose it is, all proposals, and a way to put one. */
export function ProposalColumn(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const summary = () => assembly.summary();
  return (
    <>
      <header class={css.head}>
        <A href={href().assembly(assembly.open.id)} class={css.assembly}>
          <AssemblyRing
            assembly={summary().id}
            name={summary().name}
            kind={summary().kind}
            people={summary().members}
            size={56}
          />
          <span class={css.words}>
            <span class={css.name}>{summary().name}</span>
            <span class={css.count}>
              {plural(summary().members, 'member')}, {plural(summary().participants, 'participant')}
            </span>
          </span>
        </A>
      </header>
      <div class={css.list}>
        <ProposalList />
      </div>
      <Show when={assembly.speaker() !== null}>
        <div class={css.foot}>
          <ButtonLink wide icon="plus" href={href().put(assembly.open.id)}>
            Put an idea
          </ButtonLink>
        </div>
      </Show>
    </>
  );
}
