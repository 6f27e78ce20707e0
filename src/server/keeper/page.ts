/**
 * What somebody sees who opens the keeper's address in a browser: that it is there, how much it keeps,
 * and what whoever runs it can see. Never what it keeps or for whom.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeeperFacts, KeeperWaits } from './service.ts';

/** `folder`: of the built app, whose look it has. `facts` null: nothing is kept here. `started`: in ms. */
export function keeperPage(folder: string, facts: KeeperFacts | KeeperWaits | null, started: number): string {
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${facts ? 'Keeper' : 'No keeper'} – Moot</title>
    ${appStyles(folder)}
    <link rel="icon" href="./favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="./keeper.css" />
  </head>
  <body>
    <header><div><p>Moot</p><h1>${facts ? 'A keeper' : 'No keeper here'}</h1></div></header>
    <main>${facts === null ? NOT_KEEPING : facts.begun ? keeping(facts, started) : NOT_BEGUN}</main>
  </body>
</html>
`;
}

const NOT_KEEPING = `
      <p>This meeting point introduces devices to each other. It keeps nothing.</p>
      <p><a href="./">Open Moot</a></p>`;

const NOT_BEGUN = `
      <p role="status"><b>Its disk is full, so it keeps nothing now and gives nothing out.</b> Whoever runs
        it has to free some space; then it begins by itself. What it kept before is still on its disk.</p>
      <p>Meanwhile this meeting point introduces devices to each other.</p>
      <p><a href="./">Open Moot</a></p>`;

const DISK_FULL = `
      <p role="status"><b>Its disk is full: it takes nothing more just now.</b> What it has, it goes on
        giving out, and when there is room again it goes on by itself.</p>`;

function keeping({ assemblies, bytes, links, diskFull, limits }: KeeperFacts, started: number): string {
  return `${diskFull ? DISK_FULL : ''}
      <p>This machine keeps assemblies for those who asked it to, so that someone who comes in finds them
        when nobody else is there. It has no say in them: it can’t sign, decide or change anything.</p>
      <dl>
        ${row('Assemblies', `${whole(assemblies)} of ${whole(limits.assemblies)} at most`)}
        ${row('Space used', `${size(bytes)} of ${size(limits.bytesOfAll)}`)}
        ${row('For one assembly', `${size(limits.bytesOfOne)} at most`)}
        ${row('Asked for from one address', `${whole(limits.assembliesFromOne)} at most`)}
        ${row('Linked now', `${whole(links)} of ${whole(limits.links)} at most`)}
        ${row('Running since', `<time datetime="${new Date(started).toISOString()}">${day(started)}</time>`)}
      </dl>
      <h2>What whoever runs it can see</h2>
      <p>Everything in the assemblies that it keeps, and the network addresses of devices that are linked
        with it. It can hold things back. It can’t forge or change them: devices check every
        signature.</p>
      <h2>To use it</h2>
      <p>Open an assembly in Moot, go to <b>About</b>, and under <b>Where it is kept</b> add this page’s
        address. The same place takes that back. Which assemblies are kept here isn’t shown to anyone.</p>
      <p><a href="./">Open Moot</a></p>`;
}

const row = (name: string, value: string): string => `<div><dt>${name}</dt><dd>${value}</dd></div>`;

const whole = (n: number): string => n.toLocaleString('en-GB');

/** `340 kB`, `10 GB`. */
function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let [value, unit] = [bytes, 0];
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit] ?? ''}`;
}

const day = (time: number): string =>
  new Date(time).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }) + ' UTC';

let known: { readonly folder: string; readonly links: string } | null = null;

/** The app's own style sheets, as its page names them; none where it is not built. */
function appStyles(folder: string): string {
  if (known?.folder === folder) return known.links;
  let links = '';
  try {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    links = [...page.matchAll(/<link rel="stylesheet"[^>]*href="(\.\/[\w./-]+\.css)"[^>]*>/g)]
      .map(([, href = '']) => `<link rel="stylesheet" href="${href}" />`)
      .join('\n    ');
  } catch {
    // The page can be read without them.
  }
  known = { folder, links };
  return links;
}

/** In a file of its own, as the policy for styles asks. */
export const KEEPER_STYLE = `
    /* The app chooses its theme by a script; this page has none. */
    @media (prefers-color-scheme: dark) {
      :root {
        color-scheme: dark;
        --paper: oklch(0.212 0.015 58);
        --sheet: oklch(0.258 0.017 58);
        --sign: oklch(0.262 0.034 200);
        --ink: oklch(0.93 0.018 88);
        --ink-soft: oklch(0.765 0.02 86);
        --on-sign: oklch(0.95 0.018 92);
        --on-sign-soft: oklch(0.82 0.035 185);
        --hair: oklch(0.345 0.018 60);
        --focus: oklch(0.8 0.11 250);
        --lift: none;
      }
    }

    header { background: var(--sign, #14393f); color: var(--on-sign, #f7f6ee); }
    header > div, main { max-inline-size: 620px; margin-inline: auto; padding-inline: 20px; }
    header > div { padding-block: 28px 24px; }
    header p { color: var(--on-sign-soft, #c9dad8); }
    main { display: grid; gap: 16px; padding-block: 24px 56px; }
    h2 { margin-block-start: 12px; }
    dl { margin: 0; padding: 4px 16px; border-radius: 14px; background: var(--sheet, #fff); box-shadow: var(--lift, none); }
    dl > div { display: flex; flex-wrap: wrap; gap: 2px 16px; justify-content: space-between; padding-block: 11px; }
    dl > div + div { border-block-start: 1px solid var(--hair, #ddd); }
    dt { color: var(--ink-soft, #555); }
    dd { margin: 0; }
  `;
