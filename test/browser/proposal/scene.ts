/** Leeds Central, where a breakfast club is being talked about: the scene that the tests of pages begin from. */
import { ordinary } from '../../../src/domain/proposal/matter.ts';
import type { RecordId } from '../../../src/domain/burst.ts';
import { Kind } from '../../../src/domain/kinds.ts';
import { encodeProposalPut, encodeProposalRevised } from '../../../src/domain/proposal/headers.ts';
import { refOf, world, type Persona, type World } from '../../support/world.ts';

export const FIRST = `We open a free breakfast in the halls of St Joseph’s and Hunslet Carr, Monday to Friday in term time, from 7:45 to 8:40.

Any child may come. Nobody is asked why.

Two adults at each table, volunteers. We begin after half term and look again in March.`;

export const SECOND = `We open a free breakfast in the halls of St Joseph’s and Hunslet Carr, Monday to Friday in term time, from 7:45 to 8:40.

Any child may come. Nobody is asked why. Allergies are written on the child’s own card, kept by the parent.

Two adults at each table, checked by the school before they start. We begin after half term and look again in March.`;

const TITLE = 'Free breakfast club at Hunslet primary schools';
const ABOUT = 'Children at the two schools, their parents, and the people who run the halls';

export interface Scene {
  readonly world: World;
  readonly asha: Persona;
  readonly sam: Persona;
  readonly priya: Persona;
  readonly lakshmi: Persona;
  readonly me: Persona;
  readonly proposal: RecordId;
}

export const everyoneHears = (people: readonly Persona[]): void => {
  for (const person of people) person.hears(...people.filter((other) => other !== person));
};

/** Five members; Asha has put the breakfast club. Nobody has said where they stand. */
export function breakfastClub(): Scene {
  const w = world();
  const [asha, sam, priya, lakshmi, me] = w.assemblyWith(
    { name: 'Leeds Central', kind: 'geographical' },
    'Asha Okonjo',
    'Sam Whitaker',
    'Priya Raman',
    'Lakshmi Venkataraman-Pemberton-Smythe',
    'Ellen Nwosu',
  );
  const proposal = asha.writes({
    kind: Kind.proposalPut,
    header: encodeProposalPut({
      reviewOn: null,
      matter: ordinary,
      title: TITLE,
      about: ABOUT,
      text: FIRST,
      draft: null,
    }),
  });
  const scene = { world: w, asha, sam, priya, lakshmi, me, proposal };
  everyoneHears(peopleOf(scene));
  return scene;
}

export const peopleOf = ({ asha, sam, priya, lakshmi, me }: Scene): readonly Persona[] => [
  asha,
  sam,
  priya,
  lakshmi,
  me,
];

/** Asha puts the second text. */
export function revised({ asha, proposal }: Scene): RecordId {
  const previous = asha.sees.proposal(proposal).revisions.at(-1)?.id ?? proposal;
  return asha.writes({
    kind: Kind.proposalRevised,
    header: encodeProposalRevised({
      reviewOn: null,
      matter: ordinary,
      proposal: refOf(proposal),
      previous: [refOf(previous)],
      title: TITLE,
      about: ABOUT,
      text: SECOND,
    }),
  });
}
