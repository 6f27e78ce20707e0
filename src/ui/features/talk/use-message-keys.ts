import type { RecordId } from '../../../domain/burst.ts';
import type { ListScroll } from './list-scroll.ts';

export interface MessageKeysOptions {
  readonly rows: () => readonly RecordId[];
  readonly rowOf: (message: RecordId) => RecordId;
  /** The messages that a row shows, in order. */
  readonly inRow: (row: RecordId) => readonly RecordId[];
  readonly setActive: (message: RecordId) => void;
  readonly openActs: (message: RecordId, beside: Element) => void;
  readonly scroll: () => ListScroll | undefined;
}

/** Frames to wait for a row that has to come into the page first. */
const PATIENCE = 20;

/**
 * Arrow keys move from message to message, Home and End to the first and the last, Enter opens what
 * can be done with one. Returns the handler for the list's `keydown`.
 */
export function useMessageKeys(options: MessageKeysOptions): (event: KeyboardEvent) => void {
  const neighbour = (message: RecordId, step: 1 | -1): RecordId | undefined => {
    const row = options.rowOf(message);
    const beside = options.inRow(row);
    const next = beside[beside.indexOf(message) + step];
    if (next !== undefined) return next;
    const rows = options.rows();
    // A row of folded messages shows none: it is passed over.
    for (let at = rows.indexOf(row) + step; at >= 0 && at < rows.length; at += step) {
      const found = options.inRow(rows[at] ?? '').at(step === 1 ? 0 : -1);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const focus = (list: Element, message: RecordId) => {
    options.setActive(message);
    let left = PATIENCE;
    const attempt = () => {
      const element = list.querySelector<HTMLElement>(`[data-message="${CSS.escape(message)}"]`);
      element?.focus({ preventScroll: true });
      if (element && document.activeElement === element) element.scrollIntoView({ block: 'nearest' });
      else if (left-- > 0) {
        options.scroll()?.toRow(options.rowOf(message), 'nearest');
        requestAnimationFrame(attempt);
      }
    };
    attempt();
  };

  const target = (event: KeyboardEvent, message: RecordId): RecordId | undefined => {
    const rows = options.rows();
    switch (event.key) {
      case 'ArrowDown':
        return neighbour(message, 1);
      case 'ArrowUp':
        return neighbour(message, -1);
      case 'Home':
        return rows[0] && options.inRow(rows[0])[0];
      case 'End':
        return options.inRow(rows.at(-1) ?? '').at(-1);
      default:
        return undefined;
    }
  };

  return (event) => {
    const list = event.currentTarget as Element;
    const element = event.target as Element;
    const message = element.closest<HTMLElement>('[data-message]')?.dataset['message'];
    if (message === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = target(event, message);
    if (to !== undefined) {
      event.preventDefault();
      focus(list, to);
    } else if (event.key === 'Enter' && element.matches('[data-message]')) {
      event.preventDefault();
      options.openActs(message, element.querySelector('[data-acts]') ?? element);
    }
  };
}
