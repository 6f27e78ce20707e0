/** The Moot: the open house. */
import { ASHA, PEG, KEN, MEI, DANA, BO, YOU } from './cast.ts';
import { CHARTER, type Told } from './story.ts';

export const HUB: Told = {
  name: 'The Moot',
  kind: 'hub',
  purpose: 'The open house of the federation. Come and say hello.',
  remit: 'Anything that concerns more than one assembly, and everyone who is new.',
  charter: CHARTER,
  founder: PEG,
  scenes: [
    ...[ASHA, KEN, MEI, YOU, BO, DANA].map((who, i) => [1500 - i, { act: 'hello', who }] as const),
    [1490, { act: 'list', who: PEG, people: [PEG, ASHA, KEN, MEI, YOU] }],
    [1480, { act: 'welcome', who: PEG, whom: BO }],
    [1479, { act: 'welcome', who: PEG, whom: DANA }],
    [
      70,
      {
        act: 'say',
        who: PEG,
        words: 'Kettle’s on. Next open evening is Thursday at 19:00, St Mark’s, side door.',
      },
    ],
    [69, { act: 'say', who: DANA, words: 'Can I bring my neighbour? She has opinions about buses.' }],
    [68, { act: 'say', who: PEG, words: 'Bring her. Bring biscuits too.' }],
    [20, { act: 'topic', who: ASHA, as: 'new', question: 'What was confusing when you were new?' }],
    [
      19,
      {
        act: 'say',
        who: BO,
        topic: 'new',
        mark: 'question',
        words: 'I didn’t know that I may speak before anyone has vouched for me.',
      },
    ],
    [
      18,
      {
        act: 'say',
        who: MEI,
        topic: 'new',
        mark: 'idea',
        words: 'Say it on the door: anyone can take part, members vote.',
      },
    ],
    [2, { act: 'say', who: KEN, words: 'Bus lane Moot will be full. Come early if you want a chair.' }],
  ],
};
