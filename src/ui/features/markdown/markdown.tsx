import { lazy, Suspense, type JSX } from 'solid-js';
import css from './markdown.module.css';

const MarkdownTree = lazy(() => import('./markdown-tree.tsx'));

/**
 * A text that people wrote, shown safely: Markdown as elements, raw HTML as the text that it is,
 * pictures as links. Until the reader of Markdown is here the words stand as they were typed.
 *
 * `topLevel` is the heading level that `#` becomes (2 where omitted).
 */
export function Markdown(props: { text: string; topLevel?: 2 | 3 | 4 | undefined }): JSX.Element {
  return (
    <div class={css.text} dir="auto">
      <Suspense fallback={<p class={css.typed}>{props.text}</p>}>
        <MarkdownTree text={props.text} topLevel={props.topLevel ?? 2} />
      </Suspense>
    </div>
  );
}
