import { createContext, useContext, type Accessor } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Hiding } from '../../../domain/hiding/state.ts';
import type { Place } from './talk-order.ts';
import type { TalkView } from './talk-view.ts';

/** What the parts of one conversation share: whose words these are, and what can be done with one. */
export interface PlaceContextValue {
  readonly view: TalkView;
  readonly place: Accessor<Place>;
  /** The thread whose page this is; null on the page of a place. */
  readonly thread: Accessor<RecordId | null>;
  /** True for the one message that the Tab key comes to. */
  isActive(message: RecordId): boolean;
  setActive(message: RecordId): void;
  /** True for the last message here that no other device has: it says what that means for all of them. */
  isLastUnsent(message: RecordId): boolean;
  /** Opens what can be done with a message, beside an element. */
  openActs(message: RecordId, beside: Element): void;
  showHistory(message: RecordId): void;
  answerHiding(hiding: Hiding): void;
}

export const PlaceContext = createContext<PlaceContextValue>();

export function usePlace(): PlaceContextValue {
  const value = useContext(PlaceContext);
  if (!value) throw new Error('usePlace outside of a PlaceContext');
  return value;
}
