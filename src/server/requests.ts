/** What a visitor asks of the introductions: y-webrtc's signaling protocol, read with suspicion. */
import { LIMITS } from './limits.ts';

export type Request =
  | { readonly type: 'ping' }
  | { readonly type: 'subscribe' | 'unsubscribe'; readonly topics: readonly string[] }
  /** `from` and `to` name the two ends where the sender says so; both are hints for delivery only. */
  | {
      readonly type: 'publish';
      readonly topic: string;
      readonly from: string | null;
      readonly to: string | null;
    };

/** Null for anything else: it is ignored, as the protocol has no way to answer. */
export function readRequest(text: string): Request | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { type, topic, topics, from, to } = value as Record<string, unknown>;
  if (type === 'ping') return { type };
  if (type === 'subscribe' || type === 'unsubscribe') {
    if (!Array.isArray(topics)) return null;
    return { type, topics: topics.slice(0, LIMITS.topicsPerConnection).filter(isShort) };
  }
  if (type !== 'publish' || !isShort(topic)) return null;
  return { type, topic, from: isShort(from) ? from : null, to: isShort(to) ? to : null };
}

const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= LIMITS.topicCharacters;
