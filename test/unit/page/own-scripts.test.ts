import { describe, expect, it } from 'vitest';
import { ownScript } from '../../../src/own-scripts.ts';

const PAGE = 'https://moot.example/clubs/moot/index.html#/me';

describe('scripts that the page may start', () => {
  it('are the service worker and what the build made, under any path', () => {
    expect(ownScript('./sw.js', PAGE)).toBe('https://moot.example/clubs/moot/sw.js');
    expect(ownScript('/clubs/moot/assets/verify-worker-Ab_1-x.js', PAGE)).toContain('verify-worker');
  });

  it.each([
    'https://elsewhere.example/clubs/moot/sw.js',
    '//elsewhere.example/clubs/moot/sw.js',
    '/sw.js',
    'sw.js/../../evil.js',
    'assets/../evil.js',
    'assets/a/b.js',
    'assets/x.png',
    'data:text/javascript,1',
    'blob:https://moot.example/1',
    'javascript:1',
  ])('are not %s', (url) => {
    expect(() => ownScript(url, PAGE)).toThrow(TypeError);
  });
});
