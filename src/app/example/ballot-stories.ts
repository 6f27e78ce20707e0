/** Two matters of the constituency that talking didn't settle: one that a ballot decided, one that is voted on now. */
import { ASHA, HAMZA, IDRIS, JO, KEN, LAKSHMI, MEI, PAWEL, PEG, ROSA, SAM } from './cast.ts';
import type { Told } from './story.ts';

/** Decided: the one with the most points doesn't win, for more papers prefer the other. */
export const LIBRARY_EVENING: Told['scenes'] = [
  [
    1040,
    {
      act: 'put',
      who: ROSA,
      as: 'library',
      input: {
        title: 'Which evening for the tool library',
        about: 'Whoever borrows tools, and the neighbours of the hall.',
        text: 'The tool library opens on Wednesdays, 18:00 to 20:00, in the back room of the Methodist hall.',
      },
    },
  ],
  [1030, { act: 'stand', who: [ROSA, KEN, JO, MEI, PAWEL], on: 'library', position: 'agree' }],
  [
    1020,
    {
      act: 'stand',
      who: [PEG, HAMZA, LAKSHMI, IDRIS],
      on: 'library',
      position: 'object',
      reason: 'Wednesday is choir night, and the room next door is full.',
    },
  ],
  [1010, { act: 'moot', who: PEG, on: 'library', reason: 'Let’s look at the room together.' }],
  [
    1008,
    {
      act: 'callMoot',
      who: ROSA,
      as: 'libraryCall',
      on: ['library'],
      inHours: -970,
      place: 'Methodist hall, the back room',
      words: 'We look at the room, then decide.',
    },
  ],
  [
    968,
    {
      act: 'holdMoot',
      who: ROSA,
      as: 'libraryMoot',
      call: 'libraryCall',
      on: ['library'],
      inHours: -970,
      place: 'Methodist hall, the back room',
      present: [ROSA, KEN, JO, MEI, PAWEL, PEG, HAMZA, LAKSHMI, IDRIS, ASHA, SAM],
      minutes: 'The room holds twenty. Both evenings would work. Neither side would give way, kindly.',
    },
  ],
  [
    967,
    {
      act: 'finding',
      who: ROSA,
      as: 'libraryDeadlock',
      moot: 'libraryMoot',
      on: 'library',
      outcome: 'deadlock',
      tellers: [ASHA, SAM, MEI],
    },
  ],
  [
    966,
    {
      act: 'openBallot',
      who: ASHA,
      as: 'libraryBallot',
      deadlock: 'libraryDeadlock',
      question: 'Which evening does the tool library open?',
      options: [
        { label: 'Wednesday evening', type: 'choice', text: 'library' },
        { label: 'Thursday evening', type: 'choice' },
        { label: 'Saturday morning', type: 'choice' },
        { label: 'Keep talking', type: 'keepTalking' },
      ],
      closesInHours: -860,
      tellers: [ASHA, SAM, MEI],
    },
  ],
  [960, { act: 'acceptTelling', who: [ASHA, SAM, MEI], ballot: 'libraryBallot' }],
  [950, { act: 'paper', who: ROSA, ballot: 'libraryBallot', scores: [5, 2, 0, 0] }],
  [949, { act: 'paper', who: KEN, ballot: 'libraryBallot', scores: [5, 1, 2, 0] }],
  [948, { act: 'paper', who: PEG, ballot: 'libraryBallot', scores: [0, 5, 4, 1] }],
  [940, { act: 'paper', who: JO, ballot: 'libraryBallot', scores: [5, 3, 1, 0] }],
  [938, { act: 'paper', who: HAMZA, ballot: 'libraryBallot', scores: [0, 5, 3, 2] }],
  [930, { act: 'paper', who: MEI, ballot: 'libraryBallot', scores: [4, 3, 0, 0] }],
  [920, { act: 'paper', who: LAKSHMI, ballot: 'libraryBallot', scores: [0, 5, 4, 0] }],
  [915, { act: 'paper', who: PAWEL, ballot: 'libraryBallot', scores: [5, 0, 0, 1] }],
  [900, { act: 'paper', who: ASHA, ballot: 'libraryBallot', scores: [4, 3, 2, 0] }],
  [890, { act: 'paper', who: IDRIS, ballot: 'libraryBallot', scores: [1, 5, 3, 0] }],
  [880, { act: 'paper', who: SAM, ballot: 'libraryBallot', scores: [3, 3, 1, 0] }],
  [858, { act: 'seal', who: [ASHA, SAM, MEI], ballot: 'libraryBallot' }],
  [850, { act: 'decide', who: ASHA, ballot: 'libraryBallot', on: 'library' }],
];

/** Voted on now, and waiting for whoever looks around. */
export const GALA_MONEY: Told['scenes'] = [
  [
    130,
    {
      act: 'put',
      who: HAMZA,
      as: 'gala',
      input: {
        title: 'What the gala brings in',
        about: 'Whoever worked for the gala, and the food bank.',
        text: 'Whatever is left of the gala’s takings goes to the food bank on Dewsbury Road.',
      },
    },
  ],
  [128, { act: 'stand', who: [HAMZA, ASHA, MEI, IDRIS, KEN], on: 'gala', position: 'agree' }],
  [
    126,
    {
      act: 'stand',
      who: [PAWEL, PEG, JO],
      on: 'gala',
      position: 'object',
      reason: 'The marquee won’t last another winter, and we have nothing put by.',
    },
  ],
  [
    96,
    {
      act: 'holdMoot',
      who: ASHA,
      as: 'galaMoot',
      on: ['gala'],
      inHours: -98,
      place: 'Holbeck, the Moot room',
      present: [HAMZA, ASHA, MEI, IDRIS, KEN, PAWEL, PEG, JO, ROSA],
      minutes: 'Everyone wants both. There isn’t enough for both.',
    },
  ],
  [
    95.5,
    {
      act: 'finding',
      who: ASHA,
      as: 'galaDeadlock',
      moot: 'galaMoot',
      on: 'gala',
      outcome: 'deadlock',
      tellers: [ASHA, SAM, ROSA],
    },
  ],
  [
    95,
    {
      act: 'openBallot',
      who: ASHA,
      as: 'galaBallot',
      deadlock: 'galaDeadlock',
      question: 'Where do the gala’s takings go?',
      options: [
        { label: 'All of it to the food bank', type: 'choice', text: 'gala' },
        { label: 'Half to the food bank, half for a new marquee', type: 'choice' },
        { label: 'Keep talking', type: 'keepTalking' },
      ],
      closesInHours: 46,
      tellers: [ASHA, SAM, ROSA],
    },
  ],
  [90, { act: 'acceptTelling', who: [ASHA, ROSA], ballot: 'galaBallot' }],
  [70, { act: 'paper', who: KEN, ballot: 'galaBallot', scores: [4, 3, 0] }],
  [66, { act: 'paper', who: PEG, ballot: 'galaBallot', scores: [1, 5, 2] }],
  [42, { act: 'paper', who: HAMZA, ballot: 'galaBallot', scores: [5, 2, 0] }],
];

/** A Moot that is still to come, on the bus lane. */
export const BUS_MOOT: Told['scenes'] = [
  [
    30,
    {
      act: 'callMoot',
      who: KEN,
      as: 'busCall',
      on: ['bus'],
      inHours: 50,
      place: 'Dewsbury Road library, upstairs',
      words: 'The shopkeepers are asked too. Tea from half past six.',
    },
  ],
];
