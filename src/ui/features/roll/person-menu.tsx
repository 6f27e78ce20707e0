import { useNavigate } from '@solidjs/router';
import { createMemo, Show, type JSX } from 'solid-js';
import { maySayHiding } from '../../../domain/hiding/may.ts';
import type { Matter } from '../../../domain/proposal/matter.ts';
import type { Person } from '../../../domain/state.ts';
import type { Ignoring } from '../../../domain/talk/regard.ts';
import { Menu, type MenuItem } from '../../kit/menu.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { useIgnore } from '../people/use-ignore.ts';

/**
 * What can be done about somebody: muting or blocking them on this device, hiding what a newcomer says,
 * and what can be proposed: a role or its end, their removal, their coming back. `mayPropose`: whoever
 * looks at it may put proposals at all.
 */
export function PersonMenu(props: {
  readonly person: Person;
  readonly mayPropose: boolean;
  readonly onHide: () => void;
}): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const navigate = useNavigate();
  const propose = (type: Matter['type'], role?: string) => () =>
    navigate(href().putOn(assembly.open.id, type, props.person.id, role));
  const isMe = () => props.person.id === assembly.me();
  const holds = (role: string) =>
    assembly.roll().roles.some((held) => held.role === role && held.person === props.person.id);
  const ignore = useIgnore();
  const name = () => props.person.name ?? 'them';
  const regardItems = (): MenuItem[] => {
    if (isMe()) return [];
    const how = assembly.ignored().get(props.person.id)?.how;
    const set = (next: Ignoring | null) => () => ignore(props.person.id, name(), next);
    const own: MenuItem[] =
      how === undefined
        ? [
            { label: `Mute ${name()}`, onChoose: set('muted') },
            { label: `Block ${name()}`, onChoose: set('blocked') },
          ]
        : [{ label: `Hear ${name()} again`, onChoose: set(null) }];
    const me = assembly.speaker();
    const target = { type: 'person', person: props.person.id } as const;
    const mayHide =
      props.person.standing === 'newcomer' &&
      me !== null &&
      maySayHiding(assembly.governance(), me, target, 'show') !== 'notAMember';
    return mayHide ? [...own, { label: 'Hide what they say, for everyone …', onChoose: props.onHide }] : own;
  };
  const proposals = (): MenuItem[] => {
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
  };
  const items = createMemo((): MenuItem[] => {
    const all = [...proposals(), ...regardItems()];
    return [...all.filter(({ final }) => !final), ...all.filter(({ final }) => final)];
  });
  return (
    <Show when={items().length > 0}>
      <Menu label={`More about ${props.person.name ?? 'them'}`} items={items()} />
    </Show>
  );
}
