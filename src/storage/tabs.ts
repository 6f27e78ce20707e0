/**
 * Between the tabs of one browser: one writer at a time for one name, one tab that keeps the links,
 * and short notices. Web Locks let go when a tab closes or crashes, so the next one takes over.
 */

export interface TabBand<News> {
  /** Runs alone among the tabs: one at a time for one name, in the order of asking. */
  exclusively<T>(name: string, act: () => Promise<T>): Promise<T>;
  /**
   * Calls back once this tab is the one that keeps links; at once where there is only one.
   * Returns the way to give it up, or to stop waiting for it.
   */
  whenInCharge(begin: () => void): () => void;
  /** Tells the other tabs, never this one. Plain data. */
  tell(news: News): void;
  /** Returns the way to stop hearing. */
  hear(listen: (news: News) => void): () => void;
  close(): void;
}

/** `world`: the database's name; worlds don't hear each other. */
export function joinTabs<News>(world: string): TabBand<News> {
  const channel = new BroadcastChannel(`${world}/tabs`);
  const listeners = new Set<(news: News) => void>();
  channel.addEventListener('message', ({ data }: MessageEvent<News>) => {
    for (const listen of [...listeners]) listen(data);
  });
  const standDown = new Set<() => void>();
  return {
    exclusively: async <T>(name: string, act: () => Promise<T>): Promise<T> =>
      navigator.locks.request(`${world}/${name}`, act),
    whenInCharge(begin) {
      const stop = takeCharge(`${world}/in charge`, begin);
      standDown.add(stop);
      return () => {
        standDown.delete(stop);
        stop();
      };
    },
    tell: (news) => channel.postMessage(news),
    hear(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    close() {
      for (const stop of standDown) stop();
      standDown.clear();
      listeners.clear();
      channel.close();
    },
  };
}

/** Holds the lock until told to stop; the browser hands it on. */
function takeCharge(lock: string, begin: () => void): () => void {
  const waiting = new AbortController();
  let release = (): void => waiting.abort();
  navigator.locks
    .request(lock, { signal: waiting.signal }, () => {
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      begin();
      return held;
    })
    .catch((error: unknown) => {
      if (!waiting.signal.aborted) throw error;
    });
  return () => release();
}
