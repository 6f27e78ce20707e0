import { LIMITS } from './limits.ts';

/**
 * Who listens to which topic. A topic is a hash; what it stands for is not known here. Memory is
 * bounded by the limits of connections and of topics for each.
 */
export class Topics<Visitor> {
  readonly #visitors = new Map<string, Set<Visitor>>();
  readonly #topics = new Map<Visitor, Set<string>>();
  /** The name that a visitor published under in a topic: `<topic> <name>`. The first to use it has it. */
  readonly #names = new Map<string, Visitor>();
  readonly #namesOf = new Map<Visitor, Set<string>>();

  get size(): number {
    return this.#visitors.size;
  }

  join(visitor: Visitor, topic: string): void {
    const own = this.#topics.get(visitor) ?? new Set<string>();
    const there = this.#visitors.get(topic) ?? new Set<Visitor>();
    if (own.size >= LIMITS.topicsPerConnection || there.size >= LIMITS.membersPerTopic) return;
    this.#topics.set(visitor, own.add(topic));
    this.#visitors.set(topic, there.add(visitor));
  }

  leave(visitor: Visitor, topic: string): void {
    this.#topics.get(visitor)?.delete(topic);
    const there = this.#visitors.get(topic);
    there?.delete(visitor);
    if (there?.size === 0) this.#visitors.delete(topic);
    for (const key of this.#namesOf.get(visitor) ?? [])
      if (key.startsWith(`${topic} `)) this.#forget(visitor, key);
  }

  gone(visitor: Visitor): void {
    for (const topic of [...(this.#topics.get(visitor) ?? [])]) this.leave(visitor, topic);
    this.#topics.delete(visitor);
    this.#namesOf.delete(visitor);
  }

  listens(visitor: Visitor, topic: string): boolean {
    return this.#topics.get(visitor)?.has(topic) === true;
  }

  /** Remembers under which name a visitor publishes, so that what is addressed to it goes to it alone. */
  call(visitor: Visitor, topic: string, name: string): void {
    const key = `${topic} ${name}`;
    const own = this.#namesOf.get(visitor) ?? new Set<string>();
    if (this.#names.has(key) || own.size >= LIMITS.topicsPerConnection) return;
    this.#names.set(key, visitor);
    this.#namesOf.set(visitor, own.add(key));
  }

  /** Who is to get what this visitor publishes: the one with the name `to`, else all others. */
  audience(visitor: Visitor, topic: string, to: string | null): readonly Visitor[] {
    const named = to === null ? undefined : this.#names.get(`${topic} ${to}`);
    if (named !== undefined) return named === visitor ? [] : [named];
    return [...(this.#visitors.get(topic) ?? [])].filter((other) => other !== visitor);
  }

  #forget(visitor: Visitor, key: string): void {
    this.#namesOf.get(visitor)?.delete(key);
    if (this.#names.get(key) === visitor) this.#names.delete(key);
  }
}
