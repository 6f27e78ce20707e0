/** Everything that stands, and what of it changes the assembly itself: its roll, its charter, its roles. */
import type { PersonId, RecordId } from '../burst.ts';
import { ordinary } from '../proposal/matter.ts';
import type { Matter } from '../proposal/matter.ts';
import type { Changes } from './changes.ts';
import type { StandingFact } from './facts.ts';

/** A standing record, accepted, with the matter of the text that stands. */
export interface BasicDecision<M extends Matter = Matter> {
  readonly standing: StandingFact;
  readonly matter: M;
}

type Of<T extends Matter['type']> = BasicDecision<Extract<Matter, { readonly type: T }>>;

export const matterOf = ({ proposal, revision }: StandingFact): Matter =>
  proposal.revisions.find(({ act }) => act.id === revision)?.matter ?? ordinary;

export class Standings {
  readonly #all: StandingFact[] = [];
  readonly #byId = new Map<RecordId, StandingFact>();
  readonly #removals = new Map<PersonId, StandingFact[]>();
  readonly #comingsBack = new Map<PersonId, StandingFact[]>();
  readonly charters: Of<'charter'>[] = [];
  readonly roles: Of<'role'>[] = [];
  readonly roleEnds: Of<'roleEnds'>[] = [];
  readonly #changes: Changes;
  #unsettling = 0;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  get all(): readonly StandingFact[] {
    return this.#all;
  }

  /** What stands by the record of that name: of a ballot's, what it accepts. */
  get(id: RecordId): StandingFact | undefined {
    return this.#byId.get(id);
  }

  /** People whom a standing record removes, at some time. */
  get removed(): IterableIterator<PersonId> {
    return this.#removals.keys();
  }

  removalsOf(person: PersonId): readonly StandingFact[] {
    return this.#removals.get(person) ?? none;
  }

  comingsBackOf(person: PersonId): readonly StandingFact[] {
    return this.#comingsBack.get(person) ?? none;
  }

  /** How many decisions there are that the roll rests on: with none, it only grows. */
  get unsettling(): number {
    return this.#unsettling;
  }

  push(standing: StandingFact): void {
    this.#all.push(standing);
    if (standing.result === 'accepted' || !this.#byId.has(standing.act.id)) {
      this.#byId.set(standing.act.id, standing);
    }
    const matter = matterOf(standing);
    if (standing.result !== 'accepted' || matter.type === 'ordinary' || matter.type === 'erasure') return;
    this.#changes.roll = true;
    this.#changes.everyone = true;
    this.#changes.assembly = true;
    if (matter.type !== 'role' && matter.type !== 'roleEnds') this.#unsettling += 1;
    switch (matter.type) {
      case 'charter':
        this.charters.push({ standing, matter });
        return;
      case 'removal':
        return this.#note(this.#removals, matter.person, standing);
      case 'comingBack':
        return this.#note(this.#comingsBack, matter.person, standing);
      case 'role':
        this.roles.push({ standing, matter });
        return;
      case 'roleEnds':
        this.roleEnds.push({ standing, matter });
        return;
    }
  }

  #note(of: Map<PersonId, StandingFact[]>, person: PersonId, standing: StandingFact): void {
    const known = of.get(person);
    if (known === undefined) of.set(person, [standing]);
    else known.push(standing);
  }
}

const none: readonly StandingFact[] = [];
