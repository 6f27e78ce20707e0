/** Devices that talk: bursts for `reduceTalk`, one record each, nothing signed. */
import { recordId } from '../../src/domain/burst.ts';
import type { FeedId, RecordId, VerifiedBurst } from '../../src/domain/burst.ts';
import { Kind } from '../../src/domain/kinds.ts';
import {
  encodeMessageEdited,
  encodeMessageSaid,
  encodeReactionSet,
  encodeTopicOpened,
} from '../../src/domain/talk/headers.ts';
import type { MessageSaid, Reaction } from '../../src/domain/talk/headers.ts';
import { encodeWordsErased } from '../../src/domain/words/headers.ts';
import { feedOf, hexOf, refOf } from './world.ts';

export class Talker {
  readonly device: string;
  readonly feed: FeedId;
  #count = 0;

  /** `bursts`: where what they say is added to. */
  constructor(
    readonly name: string,
    readonly bursts: VerifiedBurst[],
  ) {
    this.device = hexOf(`device ${name}`);
    this.feed = feedOf(name);
  }

  says(words: string, header: Partial<MessageSaid> = {}): RecordId {
    const whole = { replyTo: null, topic: null, mark: null, mentions: [], ...header };
    return this.writes(Kind.messageSaid, encodeMessageSaid(whole), words);
  }

  edits(message: RecordId, words: string): RecordId {
    return this.writes(Kind.messageEdited, encodeMessageEdited({ message: refOf(message) }), words);
  }

  reacts(message: RecordId, reaction: Reaction, on = true): RecordId {
    return this.writes(Kind.reactionSet, encodeReactionSet({ message: refOf(message), reaction, on }));
  }

  asks(question: string, proposal: RecordId | null = null): RecordId {
    const header = { proposal: proposal === null ? null : refOf(proposal) };
    return this.writes(Kind.topicOpened, encodeTopicOpened(header), question);
  }

  erases(target: RecordId): RecordId {
    return this.writes(Kind.wordsErased, encodeWordsErased({ target: refOf(target) }));
  }

  writes(kind: number, header: Uint8Array, body?: string): RecordId {
    const time = 1_750_000_000_000 + this.bursts.length * 1000;
    const burst = this.#count;
    this.#count += 1;
    this.bursts.push({
      feed: this.feed,
      burst,
      device: this.device,
      time,
      deps: [],
      records: [{ kind, time, header, body }],
    });
    return recordId(this.feed, burst, 0);
  }
}
