/**
 * What a view knows of who is on the roll, whose records were cut off, and which decisions were made on
 * an old view. These rest on each other: a removal cuts vouches, what a cut vouch carried falls, and a
 * removal is itself void where most of the roll in its past had gone on without it. Two things keep this
 * from going round in circles:
 *
 * - Who was on the roll when something was written rests only on what lies further back.
 * - Cuts are reckoned in rounds. In round 0 nobody's records are cut; in each later one they are cut by
 *   the removals that held in the round before. A removal holds for good as round 1 finds it. So a removal
 *   that is itself in doubt silences nobody who might speak against it.
 */
import type { PersonId, RecordId } from '../burst.ts';
import { matterOf } from '../facts/standings.ts';
import type { Facts, PlaceAct, StandingFact } from '../facts/facts.ts';
import { basicFigureOf } from '../figures.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { removes } from '../proposal/matter.ts';
import { isFirm, isFirmlyCarried } from './firm.ts';

export type Round = 0 | 1 | 2;
export const LAST: Round = 2;

const before = (round: Round): Round => (round === 2 ? 1 : 0);
/** A removal holds for good as round 1 finds it. */
const forRemovals = (round: Round): Round => (round === 2 ? 1 : round);

export class Knowledge {
  readonly #facts: Facts;
  readonly #view: View;
  /** What was found, by round; made when first needed: there is a view for every record. */
  readonly #old: Map<RecordId, boolean>[] = [];
  readonly #carried: Map<RecordId, boolean>[] = [];
  #size: number | null = null;

  constructor(facts: Facts, view: View) {
    this.#facts = facts;
    this.#view = view;
  }

  /** How many people are on the roll in this view. */
  get size(): number {
    return (this.#size ??= this.#count());
  }

  #count(): number {
    const { foundingList, admitted, standings, leavings } = this.#facts;
    if (foundingList === null || !sees(this.#view, foundingList.act)) return 0;
    let size = foundingList.people.size;
    // Of the founding list only those are off the roll who went; all others need not be asked about.
    for (const person of new Set([...standings.removed, ...leavings.map((act) => act.person)])) {
      if (foundingList.people.has(person) && !this.isMemberAt(person, this.#view)) size -= 1;
    }
    for (const person of admitted) {
      if (!foundingList.people.has(person) && this.isMemberAt(person, this.#view)) size += 1;
    }
    return size;
  }

  rollAt(at: View, round = LAST): readonly PersonId[] {
    const { foundingList, admitted } = this.#facts;
    if (foundingList === null || !sees(at, foundingList.act)) return [];
    const isThere = (person: PersonId): boolean => this.isMemberAt(person, at, round);
    const later = [...admitted].filter((person) => !foundingList.people.has(person));
    return [...foundingList.people].filter(isThere).concat(later.filter(isThere));
  }

  /** Whether the person was on the roll at `at`, which lies within this view, as this view knows it. */
  isMemberAt(person: PersonId, at: View, round = LAST): boolean {
    const exits = this.exitsAt(person, at, round);
    if (exits.length === 0 && this.#isOnList(person, at)) return true;
    const places = this.#facts.people.get(person)?.placesTaken;
    // Most people took one place, once, and nothing has put it in doubt.
    if (exits.length === 0 && places?.some((place) => sees(at, place) && isFirm(this.#facts, place)) === true)
      return true;
    return this.entriesAt(person, at, round).some((entry) => exits.every((exit) => sees(entry, exit)));
  }

  /** Ways in after the founding list that count: places taken, and decisions to come back. */
  entriesAt(person: PersonId, at: View, round = LAST): readonly Act[] {
    const places = this.#facts.people.get(person)?.placesTaken ?? [];
    const decisions = this.#facts.standings.comingsBackOf(person);
    return [
      ...places.filter((place) => sees(at, place) && this.#carries(place, round)),
      ...decisions.filter(({ act }) => sees(at, act) && !this.isOld(act, round)).map(({ act }) => act),
    ];
  }

  /** Removals that hold, and leaving of one's own accord. */
  exitsAt(person: PersonId, at: View, round = LAST): readonly Act[] {
    const removals = this.#facts.standings.removalsOf(person);
    const leavings = this.#facts.people.get(person)?.leavings ?? [];
    if (removals.length + leavings.length === 0) return leavings;
    return [
      ...removals.filter(({ act }) => sees(at, act) && this.holds(act, round)).map(({ act }) => act),
      ...leavings.filter((act) => sees(at, act) && !isByRevoked(this.#facts, act, this.#view)),
    ];
  }

  /** [ROLL-4] Whether the removal with that standing record has an effect. */
  holds(removal: Act, round = LAST): boolean {
    return !this.isOld(removal, forRemovals(round));
  }

  /** [ROLL-3] [ROLL-6] Members whose vouches, or devices' word (recognition), count at `at`. */
  vouchersAt(person: PersonId, at: View, round = LAST): ReadonlySet<PersonId> {
    const vouchers = this.attestersAt(person, at, round);
    const exits = this.exitsAt(person, at, round);
    for (const vouch of this.#facts.people.get(person)?.vouches ?? []) {
      if (!vouchers.has(vouch.person) && exits.every((exit) => sees(vouch, exit)))
        this.#addIfMember(vouchers, vouch, at, round);
    }
    return vouchers;
  }

  /** Members whose devices attested, for somebody new: nobody comes back by what a device says by itself. */
  attestersAt(person: PersonId, at: View, round = LAST): Set<PersonId> {
    const attesters = new Set<PersonId>();
    const attestations = this.#facts.people.get(person)?.attestations ?? [];
    if (attestations.length === 0 || this.exitsAt(person, at, round).length > 0) return attesters;
    for (const attestation of attestations) this.#addIfMember(attesters, attestation, at, round);
    return attesters;
  }

  #addIfMember(people: Set<PersonId>, word: Act, at: View, round: Round): void {
    if (!people.has(word.person) && sees(at, word) && this.isByMember(word, round)) people.add(word.person);
  }

  /** Whether a vouch, or a welcome, counts: not cut off, by somebody who was a member when they said it. */
  isByMember(word: Act, round = LAST): boolean {
    return !this.isCut(word, round) && this.isMemberAt(word.person, word, round);
  }

  /**
   * [ROLL-5] Whether a removal cuts the act off: it was not seen by the removal's standing record. [PER-9]
   * Or a revocation of its device, which rests on nothing that is reckoned here: in every round.
   */
  isCut(act: Act, round = LAST): boolean {
    if (isByRevoked(this.#facts, act, this.#view)) return true;
    if (round === 0) return false;
    return this.#facts.standings
      .removalsOf(act.person)
      .some(
        (removal) =>
          sees(this.#view, removal.act) &&
          !sees(removal.act, act) &&
          this.holds(removal.act, before(round)) &&
          !this.#returned(act, removal, before(round)),
      );
  }

  /** Removed in this view, and not back since. */
  isRemoved(person: PersonId): boolean {
    const removals = this.#facts.standings.removalsOf(person).filter(({ act }) => sees(this.#view, act));
    if (removals.length === 0) return false;
    const entries = this.entriesAt(person, this.#view);
    return removals.some(({ act }) => this.holds(act) && !entries.some((entry) => sees(entry, act)));
  }

  /**
   * [ROLL-7] Whether more than half of the roll in the act's past had, by hand, signed something after a
   * standing decision that the act had not seen, without having seen the act. [ROLL-5] Or, of a basic
   * decision, whether too few of those who carried it were members.
   */
  isOld(act: Act, round = LAST): boolean {
    return remembered((this.#old[round] ??= new Map()), act.id, () => this.#reckonOld(act, round));
  }

  #reckonOld(act: Act, round: Round): boolean {
    const standing = this.#facts.standings.get(act.id);
    if (standing !== undefined && this.#lacksSupport(standing, round)) return true;
    const rivals = this.#rivalsOf(act);
    if (rivals.length === 0) return false;
    const concerned = standing === undefined ? null : removes(matterOf(standing));
    const roll = this.rollAt(act, round);
    const others = roll.filter((person) => person !== concerned);
    return rivals.some(
      (rival) => 2 * others.filter((one) => this.#wentOn(one, rival.act, act, round)).length > roll.length,
    );
  }

  /** Whether anything might make the act void: a decision that stands beside it, a place in doubt. */
  isContested(act: Act): boolean {
    const standing = this.#facts.standings.get(act.id);
    const isCarried = standing === undefined || isFirmlyCarried(this.#facts, standing);
    return !isCarried || this.#rivalsOf(act).length > 0;
  }

  /** [ROLL-5] A basic decision of which too few are left who carried it, as others' admission fell. */
  #lacksSupport(standing: StandingFact, round: Round): boolean {
    const { act, support } = standing;
    if (support === null || isFirmlyCarried(this.#facts, standing)) return false;
    const left = support.people.filter((person) => this.isMemberAt(person, act, round)).length;
    if (left === support.people.length) return false;
    return left < basicFigureOf(support.charter, this.rollAt(act, round).length);
  }

  /** Standing decisions in the view that neither had seen the act nor were seen by it. */
  #rivalsOf(act: Act): readonly StandingFact[] {
    const { standings } = this.#facts;
    const isRival = (other: StandingFact): boolean =>
      sees(this.#view, other.act) &&
      !sees(act, other.act) &&
      !sees(other.act, act) &&
      other.act.id !== act.id;
    if (this.#isPlace(act)) {
      return standings.charters.map(({ standing }) => standing).filter(isRival);
    }
    const own = standings.get(act.id);
    const isRemoval = own !== undefined && matterOf(own).type === 'removal';
    const rivals: StandingFact[] = [];
    for (const other of standings.all) {
      // What says the same is no rival, and removals that don't know of each other all hold (ROLL-4).
      if (own !== undefined && saysTheSame(own, other)) continue;
      if (isRemoval && matterOf(other).type === 'removal' && other.result === 'accepted') continue;
      if (isRival(other)) rivals.push(other);
    }
    return rivals;
  }

  #isPlace(act: Act): boolean {
    return this.#facts.people.get(act.person)?.placesTaken.some(({ id }) => id === act.id) ?? false;
  }

  /** Whether the person signed something by hand after `decision` that had not seen `act`. */
  #wentOn(person: PersonId, decision: Act, act: Act, round: Round): boolean {
    for (const signed of this.#facts.byHand.feedsOf(person)) {
      for (let i = firstThatSees(signed, decision); i < signed.length; i += 1) {
        const one = signed[i];
        if (one === undefined || sees(one, act) || !sees(this.#view, one)) break;
        if (one.id !== act.id && !this.isCut(one, round)) return true;
      }
    }
    return false;
  }

  #isOnList(person: PersonId, at: View): boolean {
    const list = this.#facts.foundingList;
    return list !== null && list.people.has(person) && sees(at, list.act);
  }

  /** Whether a place that was taken still has the vouches that it needs, and was taken on no old view. */
  #carries(place: PlaceAct, round: Round): boolean {
    if (isFirm(this.#facts, place)) return true;
    return remembered(
      (this.#carried[round] ??= new Map()),
      place.id,
      () =>
        !isByRevoked(this.#facts, place, this.#view) &&
        !this.isOld(place, round) &&
        this.vouchersAt(place.person, place, round).size >= place.vouchesNeeded,
    );
  }

  /** Whether the act is, or comes after, the person's return from that removal. */
  #returned(act: Act, removal: StandingFact, round: Round): boolean {
    const { people, standings } = this.#facts;
    const places = people.get(act.person)?.placesTaken ?? [];
    return (
      places.some(
        (place) =>
          sees(place, removal.act) &&
          (place.id === act.id || sees(act, place)) &&
          this.#carries(place, round),
      ) ||
      standings
        .comingsBackOf(act.person)
        .some((back) => sees(back.act, removal.act) && sees(act, back.act) && !this.isOld(back.act, round))
    );
  }
}

function remembered(known: Map<RecordId, boolean>, id: RecordId, reckon: () => boolean): boolean {
  const found = known.get(id);
  if (found !== undefined) return found;
  const reckoned = reckon();
  known.set(id, reckoned);
  return reckoned;
}

const saysTheSame = (a: StandingFact, b: StandingFact): boolean =>
  a.proposal === b.proposal && a.revision === b.revision && a.result === b.result;

/** What one device signed grows in what it had seen: the first that had seen the decision. */
function firstThatSees(signed: readonly Act[], decision: Act): number {
  let from = 0;
  let to = signed.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const act = signed[middle];
    if (act !== undefined && sees(act, decision)) to = middle;
    else from = middle + 1;
  }
  return from;
}

interface Kept {
  readonly view: View;
  readonly accepted: number;
  readonly knowledge: Knowledge;
}

/** What was asked last, of everything and of one act: the same view is asked many times in a row. */
const keptOfAll = new WeakMap<Facts, Kept>();
const keptOfAct = new WeakMap<Facts, Kept>();

/** What that view knows. An act's past never changes; what is known of everything holds until more comes. */
export function knowledgeOf(facts: Facts, view: View): Knowledge {
  const isAll = view.past === null;
  const kept = (isAll ? keptOfAll : keptOfAct).get(facts);
  if (kept !== undefined && (isAll ? kept.accepted === facts.accepted : kept.view === view)) {
    return kept.knowledge;
  }
  const knowledge = new Knowledge(facts, view);
  (isAll ? keptOfAll : keptOfAct).set(facts, { view, accepted: facts.accepted, knowledge });
  return knowledge;
}
