/** Leeds Central: a constituency in the middle of things. */
import type { ProposalInput } from '../api.ts';
import {
  ASHA,
  SAM,
  ROSA,
  PEG,
  HAMZA,
  KEN,
  IDRIS,
  LAKSHMI,
  JO,
  MEI,
  PAWEL,
  DANA,
  BO,
  CY,
  YOU,
} from './cast.ts';
import { CHARTER, type Told } from './story.ts';

const FOUNDERS = [ASHA, SAM, ROSA, PEG, HAMZA, KEN, IDRIS, LAKSHMI, JO, MEI, PAWEL, YOU];

const BREAKFAST_1: ProposalInput = {
  title: 'Free breakfast club at Hunslet primary schools',
  about: 'Parents and children in Hunslet, and whoever cooks.',
  text: 'We open a free breakfast in the halls of St Joseph’s and Hunslet Carr, Monday to Friday in term time, from 8:00 to 8:40.\n\nAny child may come. Nobody is asked why.\n\nTwo adults at each table, volunteers. We begin after half term and look again in March.',
};
const BREAKFAST_2: ProposalInput = {
  ...BREAKFAST_1,
  text: 'We open a free breakfast in the halls of St Joseph’s and Hunslet Carr, Monday to Friday in term time, from 7:45 to 8:40.\n\nAny child may come. Nobody is asked why.\n\nTwo adults at each table, volunteers. We begin after half term and look again in March.',
};
const BREAKFAST_3: ProposalInput = {
  ...BREAKFAST_1,
  text: 'We open a free breakfast in the halls of St Joseph’s and Hunslet Carr, Monday to Friday in term time, from 7:45 to 8:40.\n\nAny child may come. Nobody is asked why. Allergies are written on the child’s own card, kept by the parent.\n\nTwo adults at each table, checked by the school before they start. We begin after half term and look again in March.',
};

export const CONSTITUENCY: Told = {
  name: 'Leeds Central',
  kind: 'geographical',
  purpose: 'Chooses candidates, and speaks for the area.',
  remit: 'Everything that affects Leeds Central: halls, buses, schools, and who stands here.',
  charter: CHARTER,
  founder: ASHA,
  scenes: [
    ...FOUNDERS.filter((who) => who !== ASHA).map((who, i) => [1400 - i, { act: 'hello', who }] as const),
    [1380, { act: 'list', who: ASHA, people: FOUNDERS }],
    [
      1370,
      {
        act: 'say',
        who: ASHA,
        words: 'Hello everyone. This is where Leeds Central talks things out from now on.',
      },
    ],
    [1369, { act: 'say', who: KEN, words: 'About time. The other place lost our minutes twice.' }],
    [
      1360,
      {
        act: 'put',
        who: PEG,
        as: 'minutes',
        reviewInDays: 100,
        input: {
          title: 'Minutes within three days of every Moot',
          about: 'Whoever writes them, and whoever could not come.',
          text: 'Whoever writes the minutes of a Moot puts them into talk within three days.\n\nThey name who was there, what was found, and who took on what. Nobody is quoted who doesn’t want to be.',
        },
      },
    ],
    [1355, { act: 'stand', who: [PEG, KEN, ASHA, SAM, IDRIS, MEI], on: 'minutes', position: 'agree' }],
    [1352, { act: 'consensus', who: KEN, on: 'minutes', as: 'minutesOutcome' }],
    [1230, { act: 'held', who: [PEG, KEN, ASHA, IDRIS], outcome: 'minutesOutcome' }],
    [1228, { act: 'stands', who: PEG, outcome: 'minutesOutcome', as: 'minutesDecision' }],
    [
      1227,
      {
        act: 'action',
        who: PEG,
        of: 'minutesDecision',
        as: 'template',
        words: 'Make a template that fills in the date and who was there.',
      },
    ],
    [1226, { act: 'takeOn', who: IDRIS, action: 'template' }],
    [
      1200,
      {
        act: 'put',
        who: MEI,
        as: 'warm',
        reviewInDays: -1,
        input: {
          title: 'A warm room on Mondays',
          about: 'Everyone who is cold at home, and St Mark’s, whose hall it is.',
          text: 'From November to March the small hall at St Mark’s is open and heated on Mondays, 10:00 to 16:00.\n\n- tea, soup and somewhere to charge a phone\n- two of us there at any time\n- the collection box pays the heating',
        },
      },
    ],
    [1190, { act: 'stand', who: [MEI, ASHA, KEN, ROSA, PEG, HAMZA], on: 'warm', position: 'agree' }],
    [
      1180,
      {
        act: 'stand',
        who: [JO],
        on: 'warm',
        position: 'reservations',
        reason: 'Only if we keep the key ourselves.',
      },
    ],
    [1150, { act: 'consensus', who: MEI, on: 'warm', as: 'warmOutcome' }],
    [1020, { act: 'held', who: [MEI, ASHA, KEN, ROSA, HAMZA], outcome: 'warmOutcome' }],
    [1018, { act: 'stands', who: ROSA, outcome: 'warmOutcome', as: 'warmDecision' }],
    [
      1017,
      {
        act: 'action',
        who: MEI,
        of: 'warmDecision',
        as: 'key',
        words: 'Get a key of our own for the small hall.',
      },
    ],
    [1016, { act: 'takeOn', who: JO, action: 'key' }],
    [
      1015.5,
      {
        act: 'action',
        who: MEI,
        of: 'warmDecision',
        as: 'tables',
        words: 'Ask the library for six folding tables.',
        dueInDays: 1,
      },
    ],
    [1015, { act: 'takeOn', who: YOU, action: 'tables' }],
    [
      1014,
      {
        act: 'action',
        who: HAMZA,
        of: 'warmDecision',
        as: 'rota',
        words: 'Write the rota for January to March and pin it to the door.',
        dueInDays: -3,
      },
    ],
    [1013, { act: 'takeOn', who: LAKSHMI, action: 'rota' }],
    [1012.9, { act: 'takeOn', who: ROSA, action: 'rota' }],
    [
      1012,
      {
        act: 'action',
        who: KEN,
        of: 'warmDecision',
        as: 'heater',
        words: 'Have the second heater looked at before the cold comes.',
        dueInDays: 9,
      },
    ],
    [960, { act: 'finish', who: IDRIS, action: 'template' }],
    [900, { act: 'finish', who: JO, action: 'key' }],
    [700, { act: 'hello', who: DANA }],
    [690, { act: 'welcome', who: PEG, whom: DANA }],
    [600, { act: 'hello', who: BO }],
    [590, { act: 'welcome', who: KEN, whom: BO }],
    [580, { act: 'vouch', who: KEN, whom: BO }],
    [570, { act: 'vouch', who: ROSA, whom: BO }],
    [560, { act: 'place', who: BO }],
    [98, { act: 'put', who: ASHA, as: 'breakfast', input: BREAKFAST_1 }],
    [97, { act: 'stand', who: [PEG], on: 'breakfast', position: 'agree' }],
    [96, { act: 'say', who: PEG, as: 'hall', words: 'Which hall has a kitchen that still works?' }],
    [
      95,
      { act: 'say', who: ROSA, to: 'hall', words: 'St Joseph’s does. Hunslet Carr has hobs and no oven.' },
    ],
    [90, { act: 'topic', who: HAMZA, as: 'halls', question: 'Which halls are warm?', about: 'breakfast' }],
    [
      89,
      {
        act: 'say',
        who: ROSA,
        topic: 'halls',
        mark: 'fact',
        words: 'St Joseph’s is at 19 degrees by seven. I took a thermometer.',
      },
    ],
    [
      88,
      {
        act: 'say',
        who: KEN,
        topic: 'halls',
        mark: 'concern',
        words: 'Hunslet Carr has one heater for the whole hall.',
      },
    ],
    [
      87,
      {
        act: 'say',
        who: MEI,
        topic: 'halls',
        mark: 'idea',
        words: 'We could borrow the two heaters from St Mark’s.',
      },
    ],
    [
      86,
      { act: 'say', who: IDRIS, topic: 'halls', mark: 'question', words: 'Who pays for the gas before 8?' },
    ],
    [
      85,
      {
        act: 'say',
        who: HAMZA,
        topic: 'halls',
        mark: 'summary',
        as: 'hallsSum',
        words:
          'St Joseph’s is warm enough. Hunslet Carr needs two more heaters, which St Mark’s may lend. Open: who pays for gas before 8.',
      },
    ],
    [84, { act: 'react', who: MEI, to: 'hallsSum', reaction: 'yes' }],
    [80, { act: 'revise', who: ASHA, of: 'breakfast', as: 'breakfast2', input: BREAKFAST_2 }],
    [79, { act: 'stand', who: [YOU, PAWEL, LAKSHMI], on: 'breakfast2', of: 'breakfast', position: 'agree' }],
    [
      72,
      {
        act: 'concern',
        who: JO,
        on: 'breakfast',
        as: 'allergies',
        words: 'What about children with allergies?',
      },
    ],
    [
      71,
      {
        act: 'answer',
        who: ASHA,
        to: 'allergies',
        words: 'The new text says it: the card stays with the parent.',
      },
    ],
    [60, { act: 'revise', who: ASHA, of: 'breakfast', as: 'breakfast3', input: BREAKFAST_3 }],
    [
      58,
      {
        act: 'stand',
        who: [ASHA, PEG, ROSA, HAMZA, KEN, BO],
        on: 'breakfast3',
        of: 'breakfast',
        position: 'agree',
      },
    ],
    [57, { act: 'stand', who: [DANA], on: 'breakfast3', of: 'breakfast', position: 'agree' }],
    [
      50,
      {
        act: 'stand',
        who: [JO],
        on: 'breakfast3',
        of: 'breakfast',
        position: 'reservations',
        reason: 'Two adults at each table will be hard in January.',
      },
    ],
    [
      49,
      {
        act: 'stand',
        who: [IDRIS],
        on: 'breakfast3',
        of: 'breakfast',
        position: 'standAside',
        reason: 'My sister runs the kitchen. Better that I don’t push.',
      },
    ],
    [
      44,
      {
        act: 'stand',
        who: [SAM],
        on: 'breakfast3',
        of: 'breakfast',
        position: 'object',
        reason: 'Who pays? The text says nothing about money.',
      },
    ],
    [
      52,
      {
        act: 'put',
        who: KEN,
        as: 'marquee',
        input: {
          title: 'Lend the marquee to the Holbeck gala',
          about: 'Holbeck’s gala committee; whoever stores the marquee (Ken).',
          text: 'The Holbeck gala may have our marquee from Friday to Sunday.\n\nThey fetch it, dry it and bring it back by Tuesday.',
        },
      },
    ],
    [
      51,
      {
        act: 'stand',
        who: [KEN, ASHA, ROSA, PEG, HAMZA, MEI, PAWEL, LAKSHMI, YOU],
        on: 'marquee',
        position: 'agree',
      },
    ],
    [50.5, { act: 'stand', who: [JO], on: 'marquee', position: 'standAside' }],
    [48, { act: 'consensus', who: HAMZA, on: 'marquee', as: 'marqueeOutcome' }],
    [
      47.5,
      {
        act: 'action',
        who: KEN,
        of: 'marqueeOutcome',
        as: 'pegs',
        words: 'Count the pegs and mend the torn side.',
        dueInDays: 5,
      },
    ],
    [47.4, { act: 'takeOn', who: KEN, action: 'pegs' }],
    [
      40,
      {
        act: 'put',
        who: SAM,
        as: 'bus',
        input: {
          title: 'Bus lane on Low Road, yes or no',
          about: 'Everyone on Low Road: shops, riders, drivers.',
          text: 'We ask the council for a bus lane on Low Road, both ways, 7:00 to 10:00 and 15:00 to 18:00.',
        },
      },
    ],
    [39, { act: 'stand', who: [SAM, MEI, IDRIS, PAWEL, LAKSHMI], on: 'bus', position: 'agree' }],
    [
      38,
      {
        act: 'stand',
        who: [KEN, PEG, BO],
        on: 'bus',
        position: 'object',
        reason: 'The shops have nowhere else to unload.',
      },
    ],
    [37, { act: 'moot', who: KEN, on: 'bus', reason: 'We need the shopkeepers in the room.' }],
    [26, { act: 'hello', who: CY }],
    [25, { act: 'say', who: CY, words: 'New here. Is the Moot on Thursday open to me too?' }],
    [
      24.6,
      {
        act: 'say',
        who: KEN,
        words: 'Course it is, everyone can come and speak. Only the ballot is for members.',
      },
    ],
    [12, { act: 'draft', who: LAKSHMI, title: 'Swap shelf at the library' }],
    [
      9,
      {
        act: 'put',
        who: KEN,
        as: 'bench',
        input: {
          title: 'A bench for Ken’s corner',
          about: 'Whoever waits for the number 12.',
          text: 'A bench at the stop on Dewsbury Road, where people stand for half an hour.\n\nI have the wood. I need two pairs of hands.',
        },
      },
    ],
    [8, { act: 'stand', who: [KEN, ROSA, DANA, JO], on: 'bench', position: 'agree' }],
    [
      4,
      {
        act: 'say',
        who: ROSA,
        as: 'head',
        words: 'The head at St Joseph’s says yes to using the hall from 7:45, if we sweep up.',
      },
    ],
    [3.9, { act: 'react', who: ASHA, to: 'head', reaction: 'yes' }],
    [3.8, { act: 'react', who: MEI, to: 'head', reaction: 'yes' }],
    [3.7, { act: 'react', who: KEN, to: 'head', reaction: 'thanks' }],
    [3.6, { act: 'say', who: PEG, to: 'head', words: 'I’ll sweep. I’m up anyway.' }],
    [3.5, { act: 'say', who: HAMZA, to: 'head', words: 'Who opens up? The caretaker starts at 8.' }],
    [3.4, { act: 'say', who: ROSA, to: 'head', words: 'I have the key until Christmas.' }],
    [
      1,
      {
        act: 'say',
        who: LAKSHMI,
        words: 'Has anyone asked the parents who start work at six?',
        mentions: [ASHA],
      },
    ],
    [0.6, { act: 'say', who: IDRIS, words: 'Three of them are in the Hunslet group. I can ask tonight.' }],
  ],
};
