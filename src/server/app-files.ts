import sirv from 'sirv';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * No script but the app's own, and no frame around it. connect-src is wide because introductions may
 * be at an address that a person enters; style elements are what the editor of drafts makes.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(), microphone=(), payment=()',
};

export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves the built app. Names with a hash never change; everything else is asked for anew each time. */
export function appFiles(folder: string): Handler {
  return sirv(folder, {
    etag: true,
    dotfiles: false,
    setHeaders(response, path) {
      setSecurityHeaders(response);
      const forever = path.startsWith('/assets/');
      response.setHeader('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
    onNoMatch: (_, response) => answerPlainly(response, 404, 'Not found'),
  });
}

export function answerPlainly(response: ServerResponse, status: number, text: string): void {
  setSecurityHeaders(response);
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}
