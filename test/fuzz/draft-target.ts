/** Drafts are Yjs without authority: whatever a neighbour says, the text stays a text, within its bounds. */
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import * as Y from 'yjs';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { DraftRoom } from '../../src/app/drafts/draft-room.ts';
import { concat } from '../../src/lib/bytes.ts';
import type { Seeded } from '../simulation/seeded.ts';
import { edgeNumber, mutated, structured } from './mutate.ts';
import type { Target } from './fuzz.ts';

/** After so much nonsense a room begins anew. */
const MOST_IN_A_ROOM = 300;

function message(kind: readonly number[], bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  for (const number of kind) writeVarUint(encoder, number);
  writeVarUint8Array(encoder, bytes);
  return toUint8Array(encoder);
}

function honest(): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 5;
  doc.getText('text').insert(0, 'We meet at the harbour.');
  const awareness = new Awareness(doc);
  awareness.setLocalState({ user: { name: 'Ana', hue: 3 } });
  const first = Y.encodeStateAsUpdate(doc);
  const before = Y.encodeStateVector(doc);
  doc.getText('text').delete(3, 5);
  doc.getText('text').insert(3, 'go');
  const made = [
    message([0, 2], first),
    message([0, 2], Y.encodeStateAsUpdate(doc, before)),
    message([0, 1], Y.encodeStateAsUpdate(doc)),
    message([0, 0], before),
    message([1], encodeAwarenessUpdate(awareness, [5])),
    message([0, 2], Uint8Array.of(1, 2, 9, 0, 0, 5, 0)),
  ];
  awareness.destroy();
  return made;
}

export class DraftTarget implements Target {
  readonly name = 'drafts';
  readonly seeds = honest();
  #room: DraftRoom | null = null;
  #heard = 0;

  readonly make = (random: Seeded): Uint8Array => {
    const kind = random.pick([[0, 0], [0, 1], [0, 2], [1], [random.below(4)]]);
    const known = mutated(random.pick(this.seeds), random, this.seeds);
    return message(
      kind,
      random.chance(0.5) ? known.slice(3) : concat(structured(random), edgeNumber(random)),
    );
  };

  run(input: Uint8Array): string {
    const room = (this.#room ??= new DraftRoom(() => undefined));
    room.hear(input, 'a neighbour');
    const text = room.text.toString();
    this.#heard += 1;
    if (this.#heard % MOST_IN_A_ROOM === 0) this.finish();
    return `${input[0] ?? 'empty'}.${input[1] ?? ''} ${text === '' ? 'no text' : 'text'}`;
  }

  finish(): void {
    this.#room?.close();
    this.#room = null;
  }
}
