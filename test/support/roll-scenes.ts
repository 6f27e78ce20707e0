/** Scenes of stories that change the assembly itself: removal, charter, coming back, roles. */
import type { Matter } from '../../src/domain/proposal/matter.ts';
import { usualCharter } from '../../src/domain/assembly/charter.ts';
import { decides } from './rooms.ts';
import type { Persona } from './world.ts';
import { hexOf } from './world.ts';

/** The roll that the charters of stories recognise. */
export const HUB = hexOf('the hub');

const about = (whom: Persona, which: number): readonly Matter[] => [
  { type: 'removal', person: whom.id },
  { type: 'charter', charter: { ...usualCharter, vouches: 1 + (which % 3), recognises: [HUB] } },
  { type: 'comingBack', person: whom.id },
  { type: 'removal', person: whom.id },
  { type: 'role', role: 'secretary', person: whom.id, until: which },
  { type: 'roleEnds', role: 'secretary', person: whom.id },
];

/** They decide on a basic matter among themselves, as far as the rules let them. */
export function decideTogether(room: readonly Persona[], whom: Persona, which: number): void {
  const matters = about(whom, which);
  const matter = matters[which % matters.length];
  if (matter !== undefined) decides(room, matter, `Matter ${which}`);
}
