import { createSignal, type Accessor } from 'solid-js';
import type { BallotPaper } from '../../../domain/ballot/state.ts';
import type { BallotView } from './ballot-view.ts';
import { keepFilling, readFilling, type Filling } from './unsaid-paper.ts';

/** My paper while the ballot is open: what is filled in, and whether I am filling it in at all. */
export interface MyPaper {
  readonly filling: Accessor<Filling>;
  readonly scored: Accessor<number>;
  readonly fill: (filling: Filling) => void;
  /** The paper that counts as far as is known here; undefined where none, or two that differ. */
  readonly sent: Accessor<BallotPaper | undefined>;
  readonly isFilling: Accessor<boolean>;
  /** Fills in another paper, from the scores of the last. */
  readonly change: () => void;
  /** Puts away what was changed. */
  readonly leave: () => void;
  /** It was put in. */
  readonly putIn: () => void;
}

export function createPaper(view: BallotView): MyPaper {
  const { unsaid } = view.assembly.open;
  const ballot = view.ballot();
  const blank: Filling = ballot.options.map(() => null);
  const sent = () => {
    const [paper, ...others] = view.mine();
    return others.length === 0 && paper?.state !== 'split' ? paper : undefined;
  };
  const kept = readFilling(unsaid, ballot.id, ballot.options.length);
  const [filling, setFilling] = createSignal<Filling>(kept ?? sent()?.scores ?? blank);
  const [changing, setChanging] = createSignal(kept !== null);
  const stop = () => {
    keepFilling(unsaid, ballot.id, null);
    setChanging(false);
  };
  return {
    filling,
    scored: () => filling().filter((score) => score !== null).length,
    fill(next) {
      // Its paper is heard of before the act that sent it is done: until then it is still being filled in.
      setChanging(true);
      setFilling(next);
      keepFilling(unsaid, ballot.id, next);
    },
    sent,
    isFilling: () => changing() || sent() === undefined,
    change() {
      setFilling(sent()?.scores ?? blank);
      setChanging(true);
    },
    leave: stop,
    putIn: stop,
  };
}
