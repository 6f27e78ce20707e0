import { EditorView } from '@codemirror/view';

/** The editor in the app's own tokens, so that it follows light and dark by itself. */
export const editorTheme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--sheet)', fontSize: 'inherit', borderRadius: 'inherit' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '3px' },
  '.cm-scroller': { fontFamily: 'var(--text)', lineHeight: '1.6', overflow: 'visible' },
  '.cm-content': {
    padding: '20px 16px',
    minHeight: '280px',
    caretColor: 'var(--ink)',
    overflowWrap: 'anywhere',
  },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-soft)' },
  '.cm-chosenBy': { backgroundColor: 'oklch(var(--person-l) var(--person-c) var(--h) / 0.45)' },
  '.cm-caretOf': {
    position: 'relative',
    borderInlineStart: '2px solid oklch(var(--group-l) var(--group-c) var(--h))',
    marginInline: '-1px',
  },
  '.cm-caretName': {
    position: 'absolute',
    insetBlockEnd: '100%',
    insetInlineStart: '-2px',
    maxInlineSize: '12em',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    padding: '1px 7px',
    borderRadius: '8px 8px 8px 0',
    font: '650 14px/1.3 var(--text)',
    color: 'oklch(var(--person-ink-l) var(--person-ink-c) var(--h))',
    backgroundColor: 'oklch(var(--person-l) var(--person-c) var(--h))',
    pointerEvents: 'none',
    userSelect: 'none',
    zIndex: '2',
  },
});
