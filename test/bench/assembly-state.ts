/** What both candidates reduce their records to, so that they do the same work; order-free. */

interface ProposalState {
  hash: number;
  /** By person: the latest. */
  readonly positions: Map<
    number,
    { readonly time: number; readonly position: number; readonly reason: string }
  >;
}

export class AssemblyState {
  readonly #messages: { readonly by: number; readonly time: number; readonly text: string }[] = [];
  readonly #proposals = new Map<string | number, ProposalState>();

  message(by: number, time: number, text: string): void {
    this.#messages.push({ by, time, text });
  }

  proposal(id: string | number, by: number, time: number, text: string): void {
    this.#at(id).hash = mix(by, time, text, 1);
  }

  position(proposal: string | number, by: number, time: number, position: number, reason: string): void {
    const { positions } = this.#at(proposal);
    const before = positions.get(by);
    if (!before || before.time < time) positions.set(by, { time, position, reason });
  }

  /** The same for the same records in any order, whatever their ids. */
  digest(): number {
    let sum = 0;
    for (const { by, time, text } of this.#messages) sum = (sum + mix(by, time, text, 0)) >>> 0;
    for (const { hash, positions } of this.#proposals.values()) {
      sum = (sum + hash) >>> 0;
      for (const [by, { time, position, reason }] of positions) {
        sum = (sum + mix(by ^ hash, time, reason, position)) >>> 0;
      }
    }
    return sum;
  }

  #at(id: string | number): ProposalState {
    let state = this.#proposals.get(id);
    if (!state) {
      state = { hash: 0, positions: new Map() };
      this.#proposals.set(id, state);
    }
    return state;
  }
}

/** FNV-1a over the numbers and a few letters. */
function mix(by: number, time: number, text: string, kind: number): number {
  let hash = step(0x811c9dc5, by);
  hash = step(hash, time);
  hash = step(hash, text.length);
  hash = step(hash, text.charCodeAt(0));
  hash = step(hash, text.charCodeAt(text.length >> 1));
  return step(hash, kind) >>> 0;
}

function step(hash: number, part: number): number {
  const mixed = Math.imul(hash ^ part, 0x01000193);
  return mixed ^ (mixed >>> 13);
}
