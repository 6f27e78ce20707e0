import { ordinary, removes } from '../../../domain/proposal/matter.ts';
import { createMemo, type Accessor } from 'solid-js';
import type { PersonId, RecordId } from '../../../domain/burst.ts';
import type { Concern, Person, Proposal, Revision, Stand } from '../../../domain/state.ts';
import type { AssemblyView } from '../../projection/assembly-view.ts';
import { currentRevision, olderStand, standOf, type OlderStand } from './my-stand.ts';
import type { Listener } from './sentence.ts';
import { seatRoom, type Room } from './room.ts';
import { callNames } from './spoken.ts';

/** A proposal as its page reads it, for the person who looks at it. */
export interface ProposalView {
  readonly assembly: AssemblyView;
  readonly proposal: Accessor<Proposal>;
  /** The text that positions are asked for. */
  readonly text: Accessor<Revision>;
  readonly revisionById: (id: RecordId) => Revision | undefined;
  readonly room: Accessor<Room>;
  readonly concerns: Accessor<readonly Concern[]>;
  readonly listener: Accessor<Listener>;
  readonly me: Accessor<Person | undefined>;
  /** Where I stand, on whichever text. */
  readonly mine: Accessor<Stand | undefined>;
  readonly older: Accessor<OlderStand | undefined>;
  /** The whole name, for lists; "Someone" while it isn't here. */
  readonly nameOf: (person: PersonId) => string;
  /** True while positions are asked for: talk, Moot, deadlock, cooling-off. */
  readonly open: Accessor<boolean>;
  /** Whoever looks at it can do something about it from here: this device speaks for them. */
  readonly speaks: Accessor<boolean>;
  /** [ROLL-4] It is about removing whoever looks at it: they have no voice in it. */
  readonly concerned: Accessor<boolean>;
}

/** Proposals always have a text; one without has not reached this device whole. */
const NO_TEXT: Revision = {
  id: '',
  number: 0,
  title: '',
  about: '',
  text: '',
  by: '',
  time: 0,
  reviewOn: null,
  matter: ordinary,
};

export function createProposalView(assembly: AssemblyView, proposal: Accessor<Proposal>): ProposalView {
  const people = createMemo(() => assembly.people.all());
  const callName = createMemo(() => callNames(people()));
  const me = createMemo(() => {
    const id = assembly.me();
    return id === null ? undefined : assembly.people.get(id);
  });
  return {
    assembly,
    proposal,
    text: createMemo(() => currentRevision(proposal()) ?? NO_TEXT),
    revisionById: (id) => proposal().revisions.find((revision) => revision.id === id),
    room: createMemo(() => seatRoom(proposal(), people(), removes(proposal().matter))),
    concerns: createMemo(() =>
      proposal().concerns.flatMap((id) => {
        const concern = assembly.concerns.get(id);
        return concern ? [concern] : [];
      }),
    ),
    listener: createMemo<Listener>(() => ({
      me: assembly.me(),
      member: me()?.standing === 'member' && assembly.speaker() !== null,
      callName: callName(),
      coolingOffDays: assembly.assembly()?.charter.coolingOffDays ?? 5,
    })),
    me,
    mine: createMemo(() => standOf(proposal(), assembly.me())),
    older: createMemo(() => olderStand(proposal(), assembly.me())),
    nameOf: (person) => assembly.people.get(person)?.name ?? 'Someone',
    open: () => ['talk', 'moot', 'deadlock', 'coolingOff'].includes(proposal().stage),
    speaks: () => assembly.speaker() !== null,
    concerned: () => assembly.me() !== null && removes(proposal().matter) === assembly.me(),
  };
}
