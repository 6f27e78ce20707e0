import sirv from 'sirv';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What `index.html` says of itself, for every answer, and what only a header can say: no frame around the
 * app. connect-src is wide because introductions may be at an address that a person enters.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default templates',
].join('; ');

/** What the app never asks for. The camera reads codes, and only when a person asks for that. */
const PERMISSIONS_POLICY = [
  'camera=(self)',
  ...['display-capture', 'geolocation', 'hid', 'microphone', 'midi', 'payment', 'serial', 'usb'].map(
    (feature) => `${feature}=()`,
  ),
].join(', ');

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': PERMISSIONS_POLICY,
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
