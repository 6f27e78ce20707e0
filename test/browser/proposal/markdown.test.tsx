import { afterEach, describe, expect, it } from 'vitest';
import { render } from 'solid-js/web';
import { Markdown } from '../../../src/ui/features/markdown/markdown.tsx';

let remove = (): void => undefined;
afterEach(() => remove());

/** Shows the text and waits for the reader of Markdown, which comes after the words themselves. */
async function show(text: string, as: 'read' | 'typed' = 'read'): Promise<HTMLElement> {
  const root = document.createElement('div');
  document.body.append(root);
  const dispose = render(() => <Markdown text={`${text}\n\nthe *end*`} topLevel={3} />, root);
  remove = () => {
    dispose();
    root.remove();
  };
  await expect.poll(() => root.textContent).toMatch(as === 'read' ? /the end$/ : /the \*end\*$/);
  return root;
}

const hrefs = (root: HTMLElement) => [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'));

describe('Markdown that people write', () => {
  it('becomes paragraphs, lists, quotes, code and headings that start below the page’s own', async () => {
    const root = await show(
      '# One\n\n###### Six\n\n- a\n- b\n\n3. c\n\n> quote\n\n`code`\n\n```\nblock <b>\n```\n\n---',
    );
    expect(root.querySelector('h3')?.textContent).toBe('One');
    expect(root.querySelector('h6')?.textContent).toBe('Six');
    expect(root.querySelector('h1, h2')).toBeNull();
    expect(root.querySelectorAll('ul > li')).toHaveLength(2);
    expect(root.querySelector('ol')?.start).toBe(3);
    expect(root.querySelector('blockquote')?.textContent).toContain('quote');
    expect(root.querySelector('pre')?.textContent).toContain('block <b>');
    expect(root.querySelector('hr')).not.toBeNull();
  });

  it('shows raw HTML as the text that it is', async () => {
    const root = await show(
      '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>\n\nhi <b onclick="x">there</b>',
    );
    expect(root.querySelector('img, script, b, iframe, style')).toBeNull();
    expect(root.textContent).toContain('<img src=x onerror="window.hurt=1">');
    expect(root.textContent).toContain('<b onclick="x">there</b>');
    expect('hurt' in window).toBe(false);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\\nscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](blob:https://example.org/1)',
    '[x](file:///etc/passwd)',
    '[x](//evil.example)',
    '[x](/a/b)',
    '[x](#/me)',
    '[x](https://bank.example@evil.example/)',
    '<javascript:alert(1)>',
    '[x][y]\n\n[y]: javascript:alert(1)',
    '![x](javascript:alert(1))',
    '[a](<javascript:alert(1)> "title")',
  ])('follows no address but http, https and mailto: %s', async (text) => {
    const root = await show(text);
    expect(hrefs(root)).toEqual([]);
  });

  it('follows addresses that are safe, without telling them where one comes from', async () => {
    const root = await show('[a](https://example.org/x) <mailto:ana@example.org> and http://example.com/y.');
    expect(hrefs(root)).toEqual(['https://example.org/x', 'mailto:ana@example.org', 'http://example.com/y']);
    for (const link of root.querySelectorAll('a')) {
      expect(link.rel).toContain('noopener');
      expect(link.referrerPolicy).toBe('no-referrer');
    }
  });

  it('loads no picture: it is a link with its words', async () => {
    const root = await show('![a cat](https://example.org/cat.png) ![](https://example.org/dog.png)');
    expect(root.querySelector('img')).toBeNull();
    expect(root.textContent).toContain('Picture: a cat');
    expect(hrefs(root)).toEqual(['https://example.org/cat.png', 'https://example.org/dog.png']);
  });

  it('says where a link goes that reads like another place', async () => {
    const root = await show(
      '[https://bank.example](https://evil.example/login) and [the bank](https://bank.example)',
    );
    expect(root.textContent).toContain('https://bank.example (evil.example)');
    expect(root.textContent).not.toContain('the bank (');
    expect(root.querySelectorAll('a a')).toHaveLength(0);
  });

  it('keeps the words of what it can’t draw', async () => {
    const root = await show('[nothing][nowhere] and ![no][picture]');
    expect(root.textContent).toContain('[nothing][nowhere] and ![no][picture]');
  });

  it('shows texts that are made to be slow as they were typed', async () => {
    const root = await show(`${'>'.repeat(3000)} words at the bottom`, 'typed');
    expect(root.textContent).toContain('> words at the bottom');
    expect(root.querySelector('blockquote')).toBeNull();
  });

  it('shows nested lists as deep as people write them, and deeper ones as typed', async () => {
    const text = Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- level${i}`).join('\n');
    const root = await show(text);
    expect(root.querySelectorAll('ul').length).toBeGreaterThan(5);
    expect(root.textContent).toContain('level59');
  });
});
