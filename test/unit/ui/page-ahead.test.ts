import type { RouteDefinition } from '@solidjs/router';
import { describe, expect, it } from 'vitest';
import { loadAhead } from '../../../src/ui/shell/page-ahead.ts';

function pages(): { readonly routes: RouteDefinition[]; readonly loaded: string[] } {
  const loaded: string[] = [];
  const page = (name: string) =>
    Object.assign(() => null, {
      async preload() {
        loaded.push(name);
      },
    });
  const inWorld = (world: string): RouteDefinition[] => [
    { path: '/', component: () => null },
    { path: '/join/*invitation', component: page(`${world} join`) },
    {
      path: '/a/:id',
      component: () => null,
      children: [
        { path: '/', component: page(`${world} assembly`) },
        { path: ['/talk', '/talk/:topic'], component: page(`${world} talk`) },
      ],
    },
    { path: '*', component: page(`${world} not found`) },
  ];
  const routes = [
    { path: '/example', component: () => null, children: inWorld('example') },
    { path: '/', component: () => null, children: inWorld('real') },
  ];
  return { routes, loaded };
}

describe('the page at the address', () => {
  it.each([
    ['#/a/12/talk', ['real talk']],
    ['#/a/12/talk/34', ['real talk']],
    ['#/a/12', ['real assembly']],
    ['#/a/12/?x=1', ['real assembly']],
    ['#/example/a/12/talk#there', ['example talk']],
    ['#/join/some/code', ['real join']],
    ['#/a/12/nowhere', ['real not found']],
    ['#/elsewhere', ['real not found']],
    ['#/', []],
    ['', []],
  ])('%s is loaded ahead', (hash, expected) => {
    const { routes, loaded } = pages();
    loadAhead(routes, hash);
    expect(loaded).toEqual(expected);
  });

  it('says nothing when it can’t be loaded: that is said where it is drawn', async () => {
    let asked = 0;
    const preload = () => Promise.reject(new Error(`offline ${++asked}`));
    loadAhead([{ path: '/me', component: Object.assign(() => null, { preload }) }], '#/me');
    // An error that nobody took would end the run here.
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toBe(1);
  });
});
