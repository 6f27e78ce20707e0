import { describe, expect, it } from 'vitest';
import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import type { Matter } from '../../../src/domain/proposal/matter.ts';
import type { RollEvent } from '../../../src/domain/roll/state.ts';
import type { Governance } from '../../../src/domain/state.ts';
import { charterFaults, charterOfForm, formOfCharter } from '../../../src/ui/features/about/charter-form.ts';
import { charterChanges, charterSentences } from '../../../src/ui/features/about/charter-words.ts';
import { personLine } from '../../../src/ui/features/people/person-line.ts';
import { matterAsked, placeOfMatter } from '../../../src/ui/features/proposal/matter-of-address.ts';
import { matterWords, suggestedText } from '../../../src/ui/features/proposal/matter-words.ts';
import {
  admissionFell,
  historyLines,
  roleWords,
  rollRisks,
  wasMemberWords,
} from '../../../src/ui/features/roll/roll-words.ts';
import { person } from '../../support/proposal-fixtures.ts';

const NAMES: Record<string, string> = { ana: 'Ana', ben: 'Ben', cem: 'Cem' };
const nameOf = (id: string): string => NAMES[id] ?? 'Someone';
const PERSON = 'ab'.repeat(32);
const TERM_ENDS = Date.UTC(2026, 2, 1, 12);

const roll = (more: Partial<Governance['roll']> = {}): Governance['roll'] => ({
  size: 10,
  foundingList: ['ana', 'ben', 'cem'],
  quorum: 4,
  vouches: 2,
  basicFigure: 6,
  tellers: 3,
  history: [],
  roles: [],
  ...more,
});

describe('the history of the roll', () => {
  const event = (who: string, type: RollEvent['type'], time = 0): RollEvent => ({
    id: `${type}-${who}`,
    person: who,
    type,
    time,
  });

  it('[ROLL-1] tells the founding list in one line, and later events before it', () => {
    const lines = historyLines(
      [
        event('ana', 'foundingList'),
        event('ben', 'foundingList'),
        event('cem', 'admitted', 1),
        event('ben', 'removed', 2),
        event('cem', 'admissionFell', 3),
      ],
      nameOf,
    );
    expect(lines.map(({ words }) => words)).toEqual([
      'Cem lost their place: their admission fell.',
      'Ben was removed, by decision.',
      'Cem took a place on the roll.',
      'The first 2 members: Ana and Ben.',
    ]);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(4);
  });

  it('[ROLL-4] says where both were removed by decisions that did not know of each other', () => {
    const [line] = historyLines([{ ...event('ben', 'removed'), alongside: ['ana'] }], nameOf);
    expect(line?.words).toBe('Ben and Ana: both were removed, by decisions that did not know of each other.');
  });

  it('is empty before there is a list', () => expect(historyLines([], nameOf)).toEqual([]));
});

describe('whoever is on the roll no more', () => {
  it('[ROLL-5] hears what their admission rested on, and what to do', () => {
    expect(admissionFell('Ben', 1)).toBe(
      'Your admission rested on a vouch made after Ben’s removal. Ask one more member.',
    );
    expect(admissionFell('Ben', 2)).toContain('Ask 2 more members.');
    expect(wasMemberWords({ wasMember: 'admissionFell' }, { missing: 1 })).toContain('Ask one more member.');
  });

  it('[ROLL-6] hears how to come back', () => {
    expect(wasMemberWords({ wasMember: 'removed' }, { missing: 1 })).toContain(
      'by vouches of members, or by',
    );
    expect(wasMemberWords({ wasMember: 'left' }, { missing: 1 })).toContain('come back by vouches');
    expect(wasMemberWords({ wasMember: null }, { missing: 1 })).toBeNull();
  });

  it('[ROLL-2] [ROLL-3] [ROLL-7] [ROLL-8] what the rules leave open is said', () => {
    const said = rollRisks(3).join(' ');
    expect(said).toContain('3 who conspire can bring in anyone, by name.');
    expect(said).toContain('admitted under the charter that they saw');
    expect(said).toContain('If most of an early roll stayed silent since, its old view still binds'.slice(3));
    expect(said).toContain('A device certified long ago and kept asleep can still speak from then.');
    expect(rollRisks(1)[0]).toBe('Anyone who is a member can bring in anyone, by name.');
  });
});

describe('people in a line', () => {
  const facts = { nameOf, vouches: 2, hasRoll: true, now: TERM_ENDS - 1, roles: [] };

  it('says roles with their term, and when it has run out', () => {
    const held = { role: 'secretary', person: 'ana', until: TERM_ENDS, decision: 'd' } as const;
    expect(personLine(person('ana', 'Ana'), { ...facts, roles: [held] })).toBe(
      'secretary until Sunday 1 March 2026 · one of the first members',
    );
    expect(roleWords(held, TERM_ENDS + 1)).toBe('secretary, whose term ended on Sunday 1 March 2026');
  });

  it('says every way in and out', () => {
    const line = (more: Parameters<typeof person>[2]) => personLine(person('ana', 'Ana', more), facts);
    expect(line({ memberBy: 'vouches', vouchedBy: ['ben', 'cem'] })).toBe(
      'a member by the vouches of Ben and Cem',
    );
    expect(line({ memberBy: 'recognised' })).toContain('which this one recognises');
    expect(line({ memberBy: 'decision' })).toBe('a member again, by decision');
    const out = { memberBy: null, standing: 'participant' } as const;
    expect(line({ ...out, wasMember: 'removed' })).toBe('removed from the roll, by decision');
    expect(line({ ...out, wasMember: 'left', vouchedBy: ['ben'] })).toBe(
      'left the roll · Ben vouched · 1 vouch to go',
    );
  });
});

describe('the charter', () => {
  it('is said in sentences, with the numbers now', () => {
    const said = charterSentences(usualCharter, roll(), () => null);
    expect(said).toContain('Quorum follows the roll: right now, 4 members must have spoken.');
    expect(said).toContain(
      'What changes the assembly itself (charter, roll, roles) needs members in favour: right now, 6.',
    );
    expect(said.join(' ')).toContain('two in three object');
    expect(charterSentences({ ...usualCharter, recognises: [PERSON] }, roll(), () => 'Leeds').at(-1)).toBe(
      'Whoever is on the roll of Leeds can take a place here too, once 2 members’ devices say so.',
    );
    expect(
      charterSentences({ ...usualCharter, restriction: 'Disabled people only.' }, roll(), () => null).join(
        ' ',
      ),
    ).toContain('Members are restricted: Disabled people only.');
  });

  it('says what a change changes, and nothing else', () => {
    const proposed = { ...usualCharter, coolingOffDays: 3, approval: { parts: 3, of: 4 } };
    expect(charterChanges(usualCharter, proposed, () => null)).toEqual([
      { label: 'Broad approval', was: 'four in five', now: 'three in four' },
      { label: 'Cooling-off', was: '5 days', now: '3 days' },
    ]);
    expect(charterChanges(usualCharter, usualCharter, () => null)).toEqual([]);
  });

  it('goes through a form and back', () => {
    const charter = { ...usualCharter, quorum: 7, stark: 4, recognises: [PERSON] };
    expect(charterOfForm(formOfCharter(charter))).toEqual(charter);
    expect(charterFaults(formOfCharter(charter))).toEqual({});
  });

  it('recognises no roll where members are restricted', () => {
    const form = { ...formOfCharter(usualCharter), restriction: ' Women. ', recognises: [PERSON] };
    expect(charterOfForm(form)).toMatchObject({ restriction: 'Women.', recognises: [] });
  });

  it.each([
    ['quorum', { quorum: '0' }],
    ['coolingOffDays', { coolingOffDays: '366' }],
    ['vouches', { vouches: 'two' }],
    ['approval', { approvalParts: '5', approvalOf: '4' }],
    ['approval', { approvalParts: '1', approvalOf: '2' }],
    ['disagreement', { disagreementParts: '' }],
    ['stark', { stark: '-1' }],
    ['restriction', { restriction: 'x'.repeat(501) }],
  ])('names a fault of %s', (field, part) => {
    expect(Object.keys(charterFaults({ ...formOfCharter(usualCharter), ...part }))).toEqual([field]);
  });
});

describe('proposals on the roll', () => {
  const words = (matter: Matter, me: string | null = null) =>
    matterWords(matter, { nameOf, me, roll: { basicFigure: 6, size: 10 } });

  it('[ROLL-4] a removal says that the person has no voice, counts, and what is cut off', () => {
    const said = words({ type: 'removal', person: 'ben' });
    expect(said?.lead).toBe('Ben is to be removed from the roll');
    const all = said?.about.join(' ') ?? '';
    expect(all).toContain('has no voice in it, and still counts as one of the members');
    expect(all).toContain('remains');
    expect(all).toContain('six members have to be in favour');
    const mine = words({ type: 'removal', person: 'ben' }, 'ben');
    expect(mine?.lead).toBe('You are to be removed from the roll');
    expect(mine?.about.join(' ')).not.toContain('They');
  });

  it('has words and a first text for every matter but the ordinary', () => {
    const matters: readonly Matter[] = [
      { type: 'comingBack', person: 'ben' },
      { type: 'role', role: 'deputy', person: 'ben', until: TERM_ENDS },
      { type: 'roleEnds', role: 'deputy', person: 'ben' },
      { type: 'removal', person: 'ben' },
    ];
    for (const matter of matters) {
      expect(words(matter)?.lead).toContain('Ben');
      expect(suggestedText(matter, nameOf, 'Leeds').title).toContain('Ben');
    }
    expect(words({ type: 'ordinary' })).toBeNull();
  });

  it('come from the address, where it makes sense', () => {
    expect(matterAsked({ matter: 'removal', person: PERSON }, 0)).toEqual({
      type: 'removal',
      person: PERSON,
    });
    expect(matterAsked({ matter: 'role', person: PERSON, role: 'deputy' }, 7)).toMatchObject({ until: 7 });
    for (const nonsense of [
      {},
      { matter: 'removal' },
      { matter: 'removal', person: 'ben' },
      { matter: 'role', person: PERSON, role: 'king' },
      { matter: 'charter', person: PERSON },
    ])
      expect(matterAsked(nonsense, 0)).toEqual({ type: 'ordinary' });
    expect(placeOfMatter({ type: 'ordinary' })).toBe('put');
    expect(placeOfMatter({ type: 'removal', person: PERSON })).not.toBe(
      placeOfMatter({ type: 'comingBack', person: PERSON }),
    );
  });
});
