/** A working group: few people, one thing. */
import { ROSA, HAMZA, JO, MEI, PAWEL, YOU } from './cast.ts';
import { CHARTER, type Told } from './story.ts';

export const WORKING_GROUP: Told = {
  name: 'Housing working group',
  kind: 'workingGroup',
  purpose: 'Keeps people in their homes, and gets homes mended.',
  remit: 'Tenants’ rights, repairs, and the repairs fund.',
  charter: CHARTER,
  founder: HAMZA,
  scenes: [
    ...[ROSA, MEI, PAWEL, YOU, JO].map((who, i) => [900 - i, { act: 'hello', who }] as const),
    [890, { act: 'list', who: HAMZA, people: [HAMZA, ROSA, MEI, PAWEL, YOU, JO] }],
    [
      130,
      {
        act: 'put',
        who: MEI,
        as: 'fund',
        input: {
          title: 'Repairs fund: small grants',
          about: 'Tenants with something broken that can’t wait.',
          text: 'Up to £60 at once from the fund for a repair that can’t wait: a lock, a window, a heater.\n\nTwo of us look at it together. We publish the sums, never the names.',
        },
      },
    ],
    [128, { act: 'stand', who: [MEI, HAMZA, ROSA, YOU], on: 'fund', position: 'agree' }],
    [
      127,
      {
        act: 'stand',
        who: [PAWEL],
        on: 'fund',
        position: 'reservations',
        reason: 'We should say what happens when the fund is empty.',
      },
    ],
    [122, { act: 'consensus', who: ROSA, on: 'fund', as: 'fundOutcome' }],
    [
      30,
      {
        act: 'say',
        who: PAWEL,
        words: 'The lift in Saxton Gardens is out again. Third floor and up can’t get a pram down.',
      },
    ],
    [29, { act: 'say', who: JO, words: 'I’ll ring the council in the morning. Who has the fault numbers?' }],
    [
      10,
      {
        act: 'put',
        who: JO,
        as: 'lift',
        input: {
          title: 'A rota for Saxton Gardens while the lift is out',
          about: 'People on the third floor and above.',
          text: 'Two of us are at the door from 8:00 to 9:00 and from 17:00 to 18:00 until the lift runs.',
        },
      },
    ],
    [9, { act: 'stand', who: [JO, PAWEL], on: 'lift', position: 'agree' }],
  ],
};
