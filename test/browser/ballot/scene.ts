/** Leeds Central in deadlock about its oven, with a ballot on it: where the tests of ballot pages begin. */
import { showPage, type Shown } from '../../support/render-page.tsx';
import type { RecordId } from '../../../src/domain/burst.ts';
import type { BallotOptions } from '../../support/ballot-acts.ts';
import { openedBy, begunBy, type BallotStory } from '../../support/ballot-story.ts';
import { openAs, type OpenAs } from '../../support/open-as.ts';
import { DAY, type Persona } from '../../support/world.ts';
import BallotPage from '../../../src/ui/features/ballot/ballot-page.tsx';
import RoomPage from '../../../src/ui/features/ballot/room-page.tsx';

const NAMES = [
  'Asha Okonjo',
  'Sam Whitaker',
  'Priya Raman',
  'Lakshmi Venkataraman-Pemberton-Smythe',
  'Ellen Nwosu',
];

/** Open, by the clock of the device that shows it. */
const inTwoDays = () => Date.now() + 2 * DAY;

export interface Scene extends BallotStory {
  readonly asha: Persona;
  readonly sam: Persona;
  readonly priya: Persona;
  readonly lakshmi: Persona;
  readonly ellen: Persona;
}

function withNames(story: BallotStory): Scene {
  const [asha, sam, priya, lakshmi, ellen] = story.people;
  if (!asha || !sam || !priya || !lakshmi || !ellen) throw new Error('five people');
  return { ...story, asha, sam, priya, lakshmi, ellen };
}

/** Waiting for its tellers: Asha, Sam and Priya. */
export const waiting = (ballot: BallotOptions = {}): Scene =>
  withNames(
    openedBy(NAMES, { ballot: { closesAt: inTwoDays(), question: 'Do we buy an oven?', ...ballot } }),
  );

/** Begun, with yes and no. */
export function begun(ballot: BallotOptions = {}): Scene {
  return withNames(
    begunBy(NAMES, { ballot: { closesAt: inTwoDays(), question: 'Do we buy an oven?', ...ballot } }),
  );
}

export const showBallotPage = (me: Persona, ballot: RecordId, opened: OpenAs = openAs(me)): Shown =>
  showPage(me, opened, { page: BallotPage, pattern: '/b/:ballot', path: `/b/${ballot}` });

export const showRoomPage = (me: Persona, ballot: RecordId, opened: OpenAs = openAs(me)): Shown =>
  showPage(me, opened, { page: RoomPage, pattern: '/b/:ballot/slips', path: `/b/${ballot}/slips` });
