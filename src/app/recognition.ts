/**
 * [ROLL-3] Where an assembly recognises the roll of another that is on this device as well, a member's
 * device says by itself who of the newcomers here is on the roll there; and a newcomer's device takes
 * their place once enough members' devices have said so. Nobody has to ask.
 */
import { mayAttest, mayTakePlaceUnasked } from '../domain/roll/may.ts';
import type { Governance } from '../domain/state.ts';
import type { NewRecord } from '../ledger/api.ts';
import { Again } from '../lib/again.ts';
import { ok } from '../lib/result.ts';
import type { AssemblyId } from './api.ts';
import type { AssemblyCore } from './assembly/assembly-core.ts';
import * as records from './assembly/new-records.ts';
import { attest } from './assembly/roll-records.ts';

/** An open assembly, as far as its roll goes. */
interface WithRoll {
  readonly id: AssemblyId;
  readonly core: AssemblyCore;
}

export class Recognition {
  readonly #looking: Again;

  /** `here`: what is open on this device, whenever it is asked. */
  constructor(
    private readonly here: () => readonly WithRoll[],
    onFailure: (error: unknown) => void,
  ) {
    this.#looking = new Again(() => this.#look(), onFailure);
  }

  /** Looks again whenever governance there changes, as long as it is open. */
  watch({ core }: WithRoll): void {
    this.#looking.ask();
    core.parts.governance.reduction.subscribe((change) => {
      if (change.all || change.assembly || change.roll || change.people.length > 0) this.#looking.ask();
    });
  }

  async #look(): Promise<void> {
    for (const { core } of this.here()) {
      if (this.#due(core).length > 0) await core.parts.governance.writer.write(() => ok(this.#due(core)));
    }
  }

  /** What this device has to say in that assembly now. */
  #due(core: AssemblyCore): readonly NewRecord[] {
    const { governance, me } = core;
    if (mayTakePlaceUnasked(governance, me)) return [records.takePlace()];
    const recognised = governance.assembly?.charter.recognises ?? [];
    if (recognised.length === 0 || governance.people.get(me)?.standing !== 'member') return [];
    return this.here()
      .filter(({ id }) => recognised.includes(id))
      .flatMap(({ id, core: other }) => attestations(governance, me, id, other.governance));
  }
}

/** Newcomers here who are on the roll there and have not enough vouches yet: more would say nothing new. */
function attestations(here: Governance, me: string, id: AssemblyId, there: Governance): NewRecord[] {
  return [...here.people.values()]
    .filter(({ standing, vouchedBy }) => standing !== 'member' && vouchedBy.length < here.roll.vouches)
    .filter((person) => there.people.get(person.id)?.standing === 'member')
    .filter((person) => mayAttest(here, me, person.id, id) === null)
    .map((person) => attest(person.id, id));
}
