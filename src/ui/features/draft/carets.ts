/**
 * Other writers' carets. The binding's own ones put a neighbour's words into a style attribute,
 * which lets anybody restyle the page or have it fetch something; these take nothing but a place.
 */
import { RangeSet, StateEffect, type Extension, type Range } from '@codemirror/state';
import {
  Decoration,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import { ySyncFacet } from 'y-codemirror.next';
import { keyLook } from '../../rings/key-look.ts';
import { personAt, type CaretChange, type SharedCarets } from './shared-text.ts';

const caretsMoved = StateEffect.define();

/** One place on the shared text as it travels: opaque, and checked by turning it back. */
interface CaretPlace {
  readonly anchor: unknown;
  readonly head: unknown;
}

class CaretWidget extends WidgetType {
  readonly #name: string;
  readonly #hue: number;

  constructor(name: string, hue: number) {
    super();
    this.#name = name;
    this.#hue = hue;
  }

  override eq(other: CaretWidget): boolean {
    return other.#name === this.#name && other.#hue === this.#hue;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = 'cm-caretOf';
    // Who is writing is said beside the editor; a name between two letters is noise when read aloud.
    caret.ariaHidden = 'true';
    caret.style.setProperty('--h', String(this.#hue));
    const name = document.createElement('span');
    name.className = 'cm-caretName';
    name.textContent = this.#name;
    caret.append(name);
    return caret;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

class Carets {
  decorations: DecorationSet = RangeSet.empty;
  readonly #view: EditorView;
  readonly #carets: SharedCarets;
  readonly #nameOf: (person: string) => string | null;
  #toShow = false;
  #toDraw = false;
  #gone = false;

  constructor(view: EditorView, carets: SharedCarets, nameOf: (person: string) => string | null) {
    this.#view = view;
    this.#carets = carets;
    this.#nameOf = nameOf;
    carets.on('change', this.#heard);
    this.decorations = this.#draw();
  }

  update(update: ViewUpdate): void {
    if (update.selectionSet || update.docChanged || update.focusChanged)
      this.#later(() => (this.#toShow = true));
    const moved = update.transactions.some((each) => each.effects.some((effect) => effect.is(caretsMoved)));
    if (update.docChanged || moved) this.decorations = this.#draw();
  }

  destroy(): void {
    this.#gone = true;
    this.#carets.off('change', this.#heard);
    if (this.#carets.getLocalState()) this.#carets.setLocalStateField('caret', null);
  }

  readonly #heard = ({ added, updated, removed }: CaretChange): void => {
    const others = [...added, ...updated, ...removed].some((client) => client !== this.#carets.clientID);
    if (others) this.#later(() => (this.#toDraw = true));
  };

  /** An editor takes nothing new while it updates, and a neighbour in this very page answers at once. */
  #later(mark: () => void): void {
    const waiting = this.#toShow || this.#toDraw;
    mark();
    if (waiting) return;
    queueMicrotask(() => {
      const { show, draw } = { show: this.#toShow, draw: this.#toDraw };
      this.#toShow = this.#toDraw = false;
      if (this.#gone) return;
      if (show) this.#show();
      if (draw) this.#view.dispatch({ effects: caretsMoved.of(null) });
    });
  }

  /** Tells the others where this caret is, while the editor has it. */
  #show(): void {
    const before = this.#carets.getLocalState()?.caret ?? null;
    const place = this.#view.hasFocus ? this.#placeOf(this.#view.state.selection.main) : null;
    if (JSON.stringify(before) !== JSON.stringify(place)) this.#carets.setLocalStateField('caret', place);
  }

  #placeOf(selection: { anchor: number; head: number }): CaretPlace {
    const sync = this.#view.state.facet(ySyncFacet);
    return { anchor: sync.toYPos(selection.anchor), head: sync.toYPos(selection.head) };
  }

  #draw(): DecorationSet {
    const ranges: Range<Decoration>[] = [];
    for (const [client, state] of this.#carets.getStates()) {
      const place = client === this.#carets.clientID ? null : this.#read(state.caret);
      const person = personAt(state);
      if (!place || !person) continue;
      const { hue } = keyLook(person);
      const [from, to] = place.anchor < place.head ? [place.anchor, place.head] : [place.head, place.anchor];
      if (from < to) {
        const style = { style: `--h: ${hue}` };
        ranges.push(Decoration.mark({ class: 'cm-chosenBy', attributes: style }).range(from, to));
      }
      const widget = new CaretWidget(this.#nameOf(person) ?? 'Someone', hue);
      ranges.push(Decoration.widget({ widget, side: place.head > place.anchor ? -1 : 1 }).range(place.head));
    }
    return Decoration.set(ranges, true);
  }

  /** A neighbour's caret as places in this text; null where it isn't one, or points at what isn't here yet. */
  #read(caret: unknown): { anchor: number; head: number } | null {
    if (typeof caret !== 'object' || caret === null || !('anchor' in caret) || !('head' in caret))
      return null;
    const sync = this.#view.state.facet(ySyncFacet);
    const at = (place: unknown): number => {
      if (typeof place !== 'object' || place === null) throw new TypeError('not a place');
      return Math.min(sync.fromYPos(place).pos, this.#view.state.doc.length);
    };
    try {
      return { anchor: at(caret.anchor), head: at(caret.head) };
    } catch {
      return null;
    }
  }
}

/** Shows the other writers' carets by name, in the hue of their key. `nameOf` asks the assembly, not the caret. */
export const otherCarets = (carets: SharedCarets, nameOf: (person: string) => string | null): Extension =>
  ViewPlugin.define((view) => new Carets(view, carets, nameOf), {
    decorations: (plugin) => plugin.decorations,
  });
