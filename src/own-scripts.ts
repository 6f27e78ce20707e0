/**
 * Which scripts this page may start beside those that `index.html` names, where the browser has Trusted
 * Types: the service worker, and workers that the build made. No string becomes code or HTML by it.
 */

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown;
}

/** `page`: the address of the app. Throws for anything else, and with it whatever asked for it. */
export function ownScript(url: string, page: string): string {
  const [asked, base] = [new URL(url, page), new URL('.', page)];
  const path = asked.pathname.slice(base.pathname.length);
  const isOwn = asked.origin === base.origin && asked.pathname.startsWith(base.pathname);
  if (isOwn && /^(?:sw\.js|assets\/[\w.-]+\.js)$/.test(path)) return asked.href;
  throw new TypeError(`Not a script of the app: ${url}`);
}

/** Call once, before anything else runs. Does nothing where the browser has no Trusted Types. */
export function allowOwnScripts(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  if (!import.meta.env.PROD) return;
  trustedTypes?.createPolicy('default', { createScriptURL: (url) => ownScript(url, document.baseURI) });
}
