import { A } from '@solidjs/router';
import { For, Show, type JSX } from 'solid-js';
import type { Assembly } from '../../../domain/state.ts';
import { mayPut } from '../../../domain/may.ts';
import { Banner } from '../../kit/banner.tsx';
import { ButtonLink } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly, useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { useHref } from '../../routes.ts';
import css from './about-page.module.css';
import { charterSentences } from './charter-words.ts';

/** The charter by which an assembly lives now, where it comes from, and the way to propose another. */
export function CharterSection(props: { readonly known: Assembly }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const here = fromReadable(useMoot().assemblies);
  const nameOf = (id: string) => here().find((each) => each.id === id)?.name ?? null;
  const decision = () =>
    props.known.charterBy === null ? undefined : assembly.decisions.get(props.known.charterBy);
  const mayPropose = () => {
    const me = assembly.speaker();
    const matter = { type: 'charter', charter: props.known.charter } as const;
    return me !== null && mayPut(assembly.governance(), me, matter) === null;
  };
  return (
    <Section title="Its charter">
      <Show when={props.known.charterDispute.length > 0}>
        <Banner tone="refused" lead="A dispute.">
          Decisions on the charter contradict each other, and neither had seen the other. Your device acts on
          neither: what both build on holds, until a decision that knows of them joins them.
          <ul class={css.charter}>
            <For each={props.known.charterDispute}>
              {(id) => (
                <li>
                  <A href={href().decision(assembly.open.id, id)}>
                    {assembly.decisions.get(id)?.revision.title ?? 'A decision that isn’t here yet'}
                  </A>
                </li>
              )}
            </For>
          </ul>
        </Banner>
      </Show>
      <ul class={css.charter}>
        <For each={charterSentences(props.known.charter, assembly.roll(), nameOf)}>
          {(sentence) => <li dir="auto">{sentence}</li>}
        </For>
      </ul>
      <p class={css.origin}>
        <Show when={decision()} fallback="As it was founded.">
          {(by) => (
            <>
              As decided:{' '}
              <A href={href().decision(assembly.open.id, by().id)} dir="auto">
                {by().revision.title}
              </A>
            </>
          )}
        </Show>
      </p>
      <Show when={mayPropose()}>
        <ButtonLink look="quiet" icon="edit" href={href().charter(assembly.open.id)}>
          Propose a change
        </ButtonLink>
      </Show>
    </Section>
  );
}
