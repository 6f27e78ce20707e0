/** What a keeper does for an assembly, in sentences, and its address as people know it. */
import type { KeeperState } from '../../../app/api.ts';
import { plural } from '../../words/counts.ts';

const ANSWERS: { readonly [S in KeeperState['state']]: (keeper: KeeperState) => string } = {
  notReached: ({ behind }) =>
    behind !== null && behind > 0
      ? `Doesn’t answer just now. It lacks ${plural(behind, 'act')} of what is here.`
      : 'Doesn’t answer just now. Moot goes on trying.',
  asking: () => 'Is being asked.',
  keeps: ({ behind }) =>
    behind === null
      ? 'Keeps it.'
      : behind === 0
        ? 'Keeps it, all that is here.'
        : `Keeps it, and still lacks ${plural(behind, 'act')} of what is here.`,
  keepsNot: () => 'Doesn’t keep it.',
  forgotten: () => 'Has forgotten it.',
  full: ({ behind }) =>
    `Takes no more of this assembly: it is as big as one may be there.${behind ? ` It lacks ${plural(behind, 'act')}.` : ''} What it has, it goes on giving out.`,
  tooManyFromHere: () => 'Doesn’t keep it: it was asked for as many as it keeps for one network.',
  tooMany: () => 'Doesn’t keep it: it has as many assemblies as it may.',
  noRoom: () => 'Doesn’t keep it: it has no room left.',
  busy: () => 'Has too much to do just now. Moot asks again.',
  diskFull: ({ behind }) =>
    `Takes no more just now: its disk is full.${behind ? ` It lacks ${plural(behind, 'act')} of what is here.` : ''} What it has, it goes on giving out.`,
  closed: () => 'Doesn’t keep it: it takes no more.',
};

/** How far a keeper is with an assembly. */
export function keeperSentence(keeper: KeeperState): string {
  if (keeper.wish === 'forget') {
    return keeper.state === 'notReached'
      ? 'Doesn’t answer just now. It will be told to forget it as soon as it does.'
      : 'Is being told to forget it.';
  }
  const said = ANSWERS[keeper.state](keeper);
  return keeper.wish === 'visit' && keeper.state === 'keeps' ? `${said} Somebody else asked it to.` : said;
}

/** `moot.example.org`, with the folder where there is one. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  return host + pathname.replace(/\/(?:keeper|introductions)?$/u, '');
}

/** From what somebody typed or pasted, the address of the page too; null for what is none. */
export function keeperAddress(text: string): string | null {
  const typed = text.trim();
  const whole = /^[a-z]+:\/\//iu.test(typed) ? typed : `wss://${typed}`;
  if (typed === '' || !URL.canParse(whole)) return null;
  const url = new URL(whole);
  if (url.protocol === 'https:' || url.protocol === 'http:') {
    return keeperAddress(whole.replace(/^http/iu, 'ws'));
  }
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isNamed = isLocal || url.hostname.includes('.') || url.hostname.startsWith('[');
  if (!isNamed || (url.protocol !== 'wss:' && url.protocol !== 'ws:')) return null;
  url.hash = '';
  url.search = '';
  if (!url.pathname.endsWith('/keeper')) url.pathname = `${url.pathname.replace(/\/$/u, '')}/keeper`;
  return url.href;
}
