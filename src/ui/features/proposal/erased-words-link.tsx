import { A } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import type { Matter } from '../../../domain/proposal/matter.ts';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';

/** Where a proposal would erase words of talk: the way to them, to be read before. Else nothing. */
export function ErasedWordsLink(props: { readonly matter: Matter }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const to = () => {
    const { matter } = props;
    if (matter.type !== 'erasure') return null;
    const isTopic = assembly.topics.get(matter.record) !== undefined;
    const words = isTopic ? href().topic : href().thread;
    return words(assembly.open.id, matter.record);
  };
  return (
    <Show when={to()}>
      {(address) => (
        <p>
          <A href={address()}>See the words</A>
        </p>
      )}
    </Show>
  );
}
