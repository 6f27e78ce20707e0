/**
 * "Look around an example": a small federation in memory, made on this device from throw-away keys.
 * Nothing of it is stored, nothing of it can be reached from outside, and closing it is the end of it.
 */
import type { Moot } from '../api.ts';
import { fixedIdentity, memoryHealth, memoryWorldStore, onlyTab } from '../memory-store.ts';
import { openMoot } from '../moot.ts';
import type { KnownAssembly, WorldPorts } from '../ports.ts';
import { EVERYONE, YOU } from './cast.ts';
import { CONSTITUENCY } from './constituency.ts';
import { HUB } from './hub.ts';
import { Stage } from './stage.ts';
import { throwAwayCast } from './throw-away-keys.ts';
import { WORKING_GROUP } from './working-group.ts';

const UNNAMED = 'Ewa Nowicka';

export interface ExampleOptions {
  /** What people call the person who looks around; empty before they said. */
  readonly name: string;
  readonly hueOf: (person: string) => number;
  readonly outside: Pick<WorldPorts, 'verifier' | 'now' | 'randomBytes' | 'after' | 'address'>;
}

export async function openExample({ name, hueOf, outside }: ExampleOptions): Promise<Moot> {
  const cast = await throwAwayCast(EVERYONE);
  const you = cast.identity(YOU);
  const yourName = name || UNNAMED;
  const ports: WorldPorts = {
    ...outside,
    world: 'example',
    store: memoryWorldStore(),
    identity: fixedIdentity(you),
    tabs: onlyTab(),
    neighbours: () => null,
    storage: memoryHealth(),
    defaultMeetingPoints: [],
  };
  for (const told of [CONSTITUENCY, WORKING_GROUP, HUB]) {
    const id = await Stage.play(told, cast, ports, yourName);
    const known: KnownAssembly = { id, name: told.name, joinedAt: ports.now(), meetingPoints: [] };
    await ports.store.facts.put(`assembly/${id}`, known);
  }
  await ports.store.facts.put('me', { name: yourName, remindAt: null });
  return openMoot({ ports, hueOf });
}
