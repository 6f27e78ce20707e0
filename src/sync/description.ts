/**
 * What one browser must know of another to connect with it, in few bytes: enough for a code that
 * a camera reads, and nothing that a stranger could smuggle into the session description, which is
 * rebuilt here from a fixed form. The local description is never touched.
 *
 *   bytes = kind (0 offer, 1 answer) | len8 ufrag | len8 pwd | fingerprint 32 | count8 { candidate }
 *   candidate = via * 3 + form | address | port 2        via: host, srflx, relay
 *   form 0: 16 bytes of an mDNS name   1: IPv4, 4 bytes   2: IPv6, 16 bytes
 */
import { fromHex, toHex, utf8 } from '../lib/bytes.ts';
import { fingerprintIn } from './data-channel.ts';
import { Malformed, Reader, Writer } from './wire.ts';

export interface Candidate {
  readonly via: (typeof VIAS)[number];
  readonly form: 'mdns' | 'ipv4' | 'ipv6';
  readonly address: string;
  readonly port: number;
}

export interface Description {
  readonly kind: 'offer' | 'answer';
  readonly ufrag: string;
  readonly pwd: string;
  /** SHA-256 of the certificate, 64 hex digits. */
  readonly fingerprint: string;
  readonly candidates: readonly Candidate[];
}

const VIAS = ['host', 'srflx', 'relay'] as const;
const FORMS = ['mdns', 'ipv4', 'ipv6'] as const;
const ADDRESS_BYTES = { mdns: 16, ipv4: 4, ipv6: 16 } as const;
/** More make codes that no camera likes; the first are the browser's own favourites. */
const MOST_CANDIDATES = 8;
const MOST_RELAYS = 2;
/** RFC 8839 allows 4 to 256 and 22 to 256 of these characters; browsers use 4 or 8, and 24 or 32. */
const UFRAG = /^[A-Za-z0-9+/]{4,32}$/;
const PWD = /^[A-Za-z0-9+/]{22,64}$/;
const MDNS = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\.local$/;
/** RFC 8445 5.1.2.1, as browsers set them for UDP. */
const PREFERENCE = { host: 126, srflx: 100, relay: 0 } as const;

/** From a browser's own description. Null when it lacks something or holds two certificates. */
export function readDescription(kind: Description['kind'], sdp: string): Description | null {
  const ufrag = /^a=ice-ufrag:(\S+)\s*$/m.exec(sdp)?.[1] ?? '';
  const pwd = /^a=ice-pwd:(\S+)\s*$/m.exec(sdp)?.[1] ?? '';
  const fingerprint = fingerprintIn(sdp);
  if (!fingerprint || !UFRAG.test(ufrag) || !PWD.test(pwd)) return null;
  const candidates: Candidate[] = [];
  for (const [, address = '', port, type] of sdp.matchAll(
    /^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ (\w+)/gim,
  )) {
    const via = VIAS.find((name) => name === type);
    const candidate = via ? candidateOf(via, address.toLowerCase(), Number(port)) : null;
    if (candidate) candidates.push(candidate);
  }
  return { kind, ufrag, pwd, fingerprint, candidates: chosen(candidates) };
}

/** A relay that somebody entered is found last, and must not be what there is no room for. */
function chosen(found: readonly Candidate[]): Candidate[] {
  const left = { relay: MOST_RELAYS, other: MOST_CANDIDATES };
  left.other -= Math.min(MOST_RELAYS, found.filter(({ via }) => via === 'relay').length);
  return found.filter(({ via }) => left[via === 'relay' ? 'relay' : 'other']-- > 0);
}

export function encodeDescription(description: Description): Uint8Array<ArrayBuffer> {
  const { kind, ufrag, pwd, fingerprint, candidates } = description;
  const writer = new Writer().u8(kind === 'offer' ? 0 : 1);
  writer.u8(ufrag.length).raw(utf8(ufrag)).u8(pwd.length).raw(utf8(pwd));
  writer.raw(fromHex(fingerprint) ?? new Uint8Array(32)).u8(candidates.length);
  for (const { via, form, address, port } of candidates) {
    writer
      .u8(VIAS.indexOf(via) * FORMS.length + FORMS.indexOf(form))
      .raw(addressBytes(form, address))
      .u8(port >> 8)
      .u8(port & 255);
  }
  return writer.done();
}

/** Null for what no browser made. */
export function decodeDescription(bytes: Uint8Array): Description | null {
  try {
    return read(new Reader(bytes));
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function read(reader: Reader): Description {
  const kind = reader.u8();
  const ascii = (): string => String.fromCharCode(...reader.raw(reader.u8()));
  const [ufrag, pwd] = [ascii(), ascii()];
  if (kind > 1 || !UFRAG.test(ufrag) || !PWD.test(pwd)) throw new Malformed('description');
  const fingerprint = toHex(reader.raw(32));
  const candidates: Candidate[] = [];
  const count = reader.u8();
  if (count > MOST_CANDIDATES) throw new Malformed('candidates');
  for (let left = count; left > 0; left--) {
    const code = reader.u8();
    const via = VIAS[Math.floor(code / FORMS.length)];
    const form = FORMS[code % FORMS.length];
    if (!via || !form) throw new Malformed('candidate');
    const address = addressOf(form, reader.raw(ADDRESS_BYTES[form]));
    const port = reader.u8() * 256 + reader.u8();
    if (port === 0) throw new Malformed('port');
    candidates.push({ via, form, address, port });
  }
  reader.end();
  return { kind: kind === 0 ? 'offer' : 'answer', ufrag, pwd, fingerprint, candidates };
}

/** The session description for `setRemoteDescription`: one data channel, and these candidates. */
export function toSdp({ kind, ufrag, pwd, fingerprint, candidates }: Description): string {
  const lines = candidates.map(({ via, address, port }, i) => {
    const priority = PREFERENCE[via] * 2 ** 24 + (65_535 - i) * 256 + 255;
    const related = via === 'host' ? '' : ' raddr 0.0.0.0 rport 0';
    return `a=candidate:${i + 1} 1 udp ${priority} ${address} ${port} typ ${via}${related}`;
  });
  const digits = fingerprint.toUpperCase().match(/../g) ?? [];
  return [
    'v=0',
    'o=- 1 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...lines,
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${pwd}`,
    `a=fingerprint:sha-256 ${digits.join(':')}`,
    // Whoever answers begins with DTLS, as browsers do by themselves.
    `a=setup:${kind === 'offer' ? 'actpass' : 'active'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    '',
  ].join('\r\n');
}

function candidateOf(via: Candidate['via'], address: string, port: number): Candidate | null {
  if (!(port > 0 && port < 65_536)) return null;
  const form = MDNS.test(address) ? 'mdns' : address.includes(':') ? 'ipv6' : 'ipv4';
  const bytes = form === 'ipv6' ? ipv6Bytes(address) : addressBytes(form, address);
  if (bytes?.length !== ADDRESS_BYTES[form]) return null;
  return { via, form, address: addressOf(form, bytes), port };
}

function addressBytes(form: Candidate['form'], address: string): Uint8Array {
  if (form === 'ipv6') return ipv6Bytes(address) ?? new Uint8Array(16);
  if (form === 'mdns') return fromHex(address.replace('.local', '').replaceAll('-', '')) ?? new Uint8Array();
  const parts = address.split('.');
  const isPart = (part: string): boolean => /^\d{1,3}$/.test(part) && Number(part) < 256;
  return parts.every(isPart) ? Uint8Array.from(parts, Number) : new Uint8Array();
}

/** In the one form in which it is written here: IPv6 as eight groups, without leading zeros. */
function addressOf(form: Candidate['form'], bytes: Uint8Array): string {
  if (form === 'ipv4') return [...bytes].join('.');
  const hex = toHex(bytes);
  if (form === 'ipv6')
    return (hex.match(/..../g) ?? []).map((group) => group.replace(/^0{1,3}/, '')).join(':');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}.local`;
}

/** Null where it is not an address. */
function ipv6Bytes(address: string): Uint8Array | null {
  const [before = '', after, more] = address.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [head, tail] = [groups(before), groups(after ?? '')];
  const zeros = 8 - head.length - tail.length;
  if (more !== undefined || (after === undefined ? zeros !== 0 : zeros < 1)) return null;
  const all = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return fromHex(all.map((group) => group.padStart(4, '0')).join(''));
}
