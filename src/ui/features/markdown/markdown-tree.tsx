import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Definition, Nodes, Root, RootContent } from 'mdast';
import { createMemo, For, Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import css from './markdown.module.css';
import { otherPlace, safeHref, splitAddresses } from './safe-link.ts';

/** Deeper nesting than any text for people needs is shown as it was typed. */
const MAX_DEPTH = 24;
/** Longer texts, or ones made to be slow to read, are shown as typed. */
const MAX_LENGTH = 200_000;
/** A line that opens this many quotes or lists at once was not written for people. */
const HOSTILE_LINE = /^(?:[\t ]*(?:>|[-+*]|\d{1,9}[.)])){40}/mu;

interface Reading {
  readonly source: string;
  readonly topLevel: number;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Inside a link an address that is written out is not a second link. */
  readonly linked: boolean;
}

/** Markdown as Solid elements. Never writes HTML: every node is an element of ours or plain text. */
export default function MarkdownTree(props: { text: string; topLevel: number }): JSX.Element {
  const root = createMemo(() => parse(props.text));
  const reading = createMemo<Reading>(() => ({
    source: props.text,
    topLevel: props.topLevel,
    definitions: definitionsOf(root()),
    linked: false,
  }));
  return (
    <Show when={root()} fallback={<p class={css.typed}>{props.text}</p>}>
      {(tree) => <Children of={tree().children} reading={reading()} depth={0} />}
    </Show>
  );
}

function parse(text: string): Root | null {
  if (text.length > MAX_LENGTH || HOSTILE_LINE.test(text)) return null;
  try {
    return fromMarkdown(text);
  } catch {
    return null;
  }
}

function definitionsOf(root: Root | null): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  const visit = (node: Nodes, depth: number): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if ('children' in node && depth < MAX_DEPTH) for (const child of node.children) visit(child, depth + 1);
  };
  if (root) visit(root, 0);
  return definitions;
}

function Children(props: { of: readonly RootContent[]; reading: Reading; depth: number }): JSX.Element {
  return <For each={props.of}>{(node) => render(node, props.reading, props.depth + 1)}</For>;
}

const inner = (node: { children: readonly RootContent[] }, reading: Reading, depth: number): JSX.Element => (
  <Children of={node.children} reading={reading} depth={depth} />
);

function render(node: RootContent, reading: Reading, depth: number): JSX.Element {
  if (depth > MAX_DEPTH) return asTyped(node, reading);
  switch (node.type) {
    case 'paragraph':
      return <p dir="auto">{inner(node, reading, depth)}</p>;
    case 'heading':
      return (
        <Dynamic component={`h${Math.min(6, node.depth + reading.topLevel - 1)}`} dir="auto">
          {inner(node, reading, depth)}
        </Dynamic>
      );
    case 'text':
      return reading.linked ? node.value : <PlainText text={node.value} />;
    case 'emphasis':
      return <em>{inner(node, reading, depth)}</em>;
    case 'strong':
      return <strong>{inner(node, reading, depth)}</strong>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        // Long lines scroll; a region that scrolls must be reachable by keyboard.
        <pre tabindex="0">
          <code>{node.value}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{inner(node, reading, depth)}</blockquote>;
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1}>{inner(node, reading, depth)}</ol>
      ) : (
        <ul>{inner(node, reading, depth)}</ul>
      );
    case 'listItem':
      return <li dir="auto">{inner(node, reading, depth)}</li>;
    case 'thematicBreak':
      return <hr />;
    case 'break':
      return <br />;
    case 'link':
      return <NamedLink node={node} address={node.url} reading={reading} depth={depth} />;
    case 'linkReference': {
      const definition = reading.definitions.get(node.identifier);
      return definition ? (
        <NamedLink node={node} address={definition.url} reading={reading} depth={depth} />
      ) : (
        asTyped(node, reading)
      );
    }
    case 'image':
      return <Picture address={node.url} alt={node.alt} />;
    case 'imageReference': {
      const definition = reading.definitions.get(node.identifier);
      return definition ? <Picture address={definition.url} alt={node.alt} /> : asTyped(node, reading);
    }
    case 'definition':
      return null;
    default:
      return asTyped(node, reading);
  }
}

/** A node as its author typed it: raw HTML, and whatever this reader doesn't draw. */
function asTyped(node: RootContent, reading: Reading): JSX.Element {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  const typed = start === undefined || end === undefined ? '' : reading.source.slice(start, end);
  return <span class={css.typed}>{typed}</span>;
}

function PlainText(props: { text: string }): JSX.Element {
  return (
    <For each={splitAddresses(props.text)}>
      {(part) => (
        <Show when={part.href} fallback={part.text}>
          <Link address={part.text}>{part.text}</Link>
        </Show>
      )}
    </For>
  );
}

/** A link with words of its own. Where the words name another place than the link goes to, it says where. */
function NamedLink(props: {
  node: { children: readonly RootContent[] };
  address: string;
  reading: Reading;
  depth: number;
}): JSX.Element {
  const elsewhere = createMemo(() => otherPlace(wordsOf(props.node), props.address));
  return (
    <>
      <Link address={props.address}>
        {inner(props.node, { ...props.reading, linked: true }, props.depth)}
      </Link>
      <Show when={elsewhere()}>{(host) => <span class={css.typed}>{` (${host()})`}</span>}</Show>
    </>
  );
}

const wordsOf = (node: Nodes | { children: readonly RootContent[] }): string =>
  'children' in node ? node.children.map(wordsOf).join('') : 'value' in node ? node.value : '';

function Link(props: { address: string; children: JSX.Element }): JSX.Element {
  const href = createMemo(() => safeHref(props.address));
  return (
    <Show when={href()} fallback={<span>{props.children}</span>}>
      {(address) => (
        <a
          class={css.link}
          href={address()}
          title={address()}
          target="_blank"
          rel="noopener noreferrer nofollow ugc"
          referrerpolicy="no-referrer"
        >
          {props.children}
        </a>
      )}
    </Show>
  );
}

/** Pictures are not fetched: whoever hosts one would learn who reads this and when. */
function Picture(props: { address: string; alt: string | null | undefined }): JSX.Element {
  return <Link address={props.address}>{`Picture: ${props.alt || props.address}`}</Link>;
}
