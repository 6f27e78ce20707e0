import { useNavigate } from '@solidjs/router';
import { createMemo, Show, type JSX } from 'solid-js';
import type { Matter } from '../../../domain/proposal/matter.ts';
import type { Person } from '../../../domain/state.ts';
import { Menu, type MenuItem } from '../../kit/menu.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';

/**
 * What can be proposed about somebody: a role or its end, their removal, their coming back. `mayPropose`:
 * whoever looks at it may put proposals at all.
 */
export function PersonMenu(props: { readonly person: Person; readonly mayPropose: boolean }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const navigate = useNavigate();
  const propose = (type: Matter['type'], role?: string) => () =>
    navigate(href().putOn(assembly.open.id, type, props.person.id, role));
  const isMe = () => props.person.id === assembly.me();
  const holds = (role: string) =>
    assembly.roll().roles.some((held) => held.role === role && held.person === props.person.id);
  const items = createMemo((): MenuItem[] => {
    if (!props.mayPropose) return [];
    const { standing, wasMember } = props.person;
    if (standing !== 'member') {
      return wasMember === null
        ? []
        : [{ label: 'Propose that they come back', onChoose: propose('comingBack') }];
    }
    const roles = (['secretary', 'deputy'] as const).map((role): MenuItem =>
      holds(role)
        ? { label: `Propose to end: ${role}`, onChoose: propose('roleEnds', role) }
        : { label: `Propose as ${role}`, onChoose: propose('role', role) },
    );
    return isMe()
      ? roles
      : [...roles, { label: 'Propose to remove them', onChoose: propose('removal'), final: true }];
  });
  return (
    <Show when={items().length > 0}>
      <Menu label={`More about ${props.person.name ?? 'them'}`} items={items()} />
    </Show>
  );
}
