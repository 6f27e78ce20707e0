import { createMemo, Show, type JSX } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { useAssembly } from '../../projection/context.ts';
import { admissionFell, wasMemberWords } from './roll-words.ts';

/** Tells whoever is on the roll no more why, and what they can do. */
export function WasMemberBanner(): JSX.Element {
  const assembly = useAssembly();
  const me = () => {
    const id = assembly.me();
    return id === null ? undefined : assembly.people.get(id);
  };
  const missing = () => Math.max(1, assembly.roll().vouches - (me()?.vouchedBy.length ?? 0));
  /** Those whose removal could be what it fell by: only one can be named. */
  const removed = createMemo(() =>
    assembly.roll().history.flatMap(({ type, person }) => (type === 'removed' ? [person] : [])),
  );
  const words = () => {
    const mine = me();
    if (mine === undefined) return null;
    const [only, ...others] = removed();
    if (mine.wasMember === 'admissionFell' && only !== undefined && others.length === 0)
      return admissionFell(assembly.people.get(only)?.name ?? 'someone', missing());
    return wasMemberWords(mine, { missing: missing() });
  };
  return (
    <Show when={words()}>
      {(said) => (
        <Banner tone={me()?.wasMember === 'left' ? 'plain' : 'refused'} lead="You’re not on the roll.">
          {said()}
        </Banner>
      )}
    </Show>
  );
}
