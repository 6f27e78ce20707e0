import { defaultKeymap } from '@codemirror/commands';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, drawSelection, keymap, placeholder } from '@codemirror/view';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import { otherCarets } from './carets.ts';
import { editorTheme } from './editor-theme.ts';
import { changesBetween } from './replace-words.ts';
import type { SharedCarets, SharedText } from './shared-text.ts';

export interface EditorSetup {
  readonly parent: HTMLElement;
  readonly text: SharedText;
  readonly carets: SharedCarets;
  /** Id of the element that names the editor for those who hear it. */
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly hint: string;
  readonly nameOf: (person: string) => string | null;
  /** After every change of the text, by whomever. */
  readonly onWords: (words: string) => void;
}

export interface Editor {
  focus(): void;
  /** Takes back what was written here; others' words stay. */
  undo(): void;
  redo(): void;
  /** Makes the text `words`, as one change that can be undone here. */
  bringBack(words: string): void;
  /** Whether one can write here, or only read and copy. */
  mayWrite(may: boolean): void;
  destroy(): void;
}

/**
 * An editor on a text that several people write at once. Undo is one's own (the binding's undo
 * manager). Tab moves on, as everywhere on a page: it is not bound.
 */
export function mountEditor(setup: EditorSetup): Editor {
  const writing = new Compartment();
  const view = new EditorView({
    parent: setup.parent,
    state: EditorState.create({
      doc: setup.text.toString(),
      extensions: [
        keymap.of([...yUndoManagerKeymap, ...defaultKeymap]),
        drawSelection(),
        // Every character counts as in the shared text, or places in one would not be places in the other.
        EditorState.lineSeparator.of('\n'),
        EditorView.clipboardInputFilter.of((words) => words.replaceAll(/\r\n?/gu, '\n')),
        EditorView.lineWrapping,
        placeholder(setup.hint),
        EditorView.contentAttributes.of({
          'aria-labelledby': setup.labelledBy,
          'aria-describedby': setup.describedBy,
          spellcheck: 'true',
          autocapitalize: 'sentences',
          autocorrect: 'on',
        }),
        // No carets of the binding's own (`null`): see carets.ts.
        yCollab(setup.text, null),
        otherCarets(setup.carets, setup.nameOf),
        editorTheme,
        writing.of([]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) setup.onWords(update.state.doc.toString());
        }),
      ],
    }),
  });
  const press = (key: string): void => {
    yUndoManagerKeymap.find((binding) => binding.key === key)?.run?.(view);
    view.focus();
  };
  return {
    focus: () => view.focus(),
    undo: () => press('Mod-z'),
    redo: () => press('Mod-Shift-z'),
    bringBack(words) {
      view.dispatch({
        changes: changesBetween(view.state.doc.toString(), words),
        userEvent: 'input.restore',
      });
      view.focus();
    },
    mayWrite: (may) =>
      view.dispatch({
        effects: writing.reconfigure(
          may
            ? []
            : [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ 'aria-readonly': 'true' })],
        ),
      }),
    destroy: () => view.destroy(),
  };
}
