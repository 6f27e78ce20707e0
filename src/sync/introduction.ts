/** What y-webrtc's peers tell each other through a meeting point, read with suspicion. */

/** "I am here." To all in the room, or to one of them. */
export interface Announcement {
  readonly type: 'announce';
  readonly from: string;
  readonly to?: string;
  /** With `to`: that one is asked to make an offer. */
  readonly ask?: true;
  /** How many devices the sender is linked with: who has few goes first. */
  readonly links?: number;
  /** The sender's device key in hex, which nobody has proven. */
  readonly device?: string;
}

/** One step of a WebRTC negotiation. */
export interface Signal {
  readonly type: 'signal';
  readonly from: string;
  readonly to: string;
  readonly token?: number;
  readonly signal: { readonly type: 'offer' | 'answer' | 'candidate' } & Readonly<Record<string, unknown>>;
}

export type Introduction = Announcement | Signal;

const NAME = /^[0-9a-f]{32}$/;
const DEVICE = /^[0-9a-f]{64}$/;
const STEPS = ['offer', 'answer', 'candidate'] as const;

export const isName = (value: unknown): value is string => typeof value === 'string' && NAME.test(value);

/** Null for anything that y-webrtc or simple-peer could stumble over. */
export function readIntroduction(value: unknown): Introduction | null {
  if (!isRecord(value) || !isName(value['from'])) return null;
  const { type, from, to, ask, links, device, token, signal } = value;
  if (type === 'announce') {
    if (to !== undefined && !isName(to)) return null;
    return {
      type,
      from,
      ...(to === undefined ? {} : { to }),
      ...(ask === true ? { ask } : {}),
      ...(typeof links === 'number' ? { links } : {}),
      ...(typeof device === 'string' && DEVICE.test(device) ? { device } : {}),
    };
  }
  if (type !== 'signal' || !isName(to) || !isRecord(signal)) return null;
  const step = STEPS.find((name) => name === signal['type']);
  const whole = step === 'candidate' ? isRecord(signal['candidate']) : typeof signal['sdp'] === 'string';
  if (!step || !whole) return null;
  return {
    type,
    from,
    to,
    ...(typeof token === 'number' ? { token } : {}),
    signal: { ...signal, type: step },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
