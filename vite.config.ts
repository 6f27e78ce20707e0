import { playwright } from '@vitest/browser-playwright';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';
import { browserArgs, findBrowser } from './scripts/browser.mjs';
import packageJson from './package.json' with { type: 'json' };
import { listFiles } from './scripts/build/list-files.ts';
import { strictPage } from './scripts/build/strict-page.ts';
import { LongestFirst } from './scripts/build/longest-first.ts';

/** The oldest browsers that have Ed25519 in WebCrypto and `light-dark()`. */
const BROWSERS = ['chrome137', 'edge137', 'firefox129', 'safari17.5'];

// Read by index.html. By default the meeting point that serves the app also introduces.
process.env['VITE_INTRODUCTIONS'] ??= 'introductions';
process.env['VITE_VERSION'] = packageJson.version;

/** What code in the browser imports from packages, Solid's own apart (their plugin sees to them). */
const BROWSER_PACKAGES = [
  '@codemirror/commands',
  '@codemirror/state',
  '@codemirror/view',
  '@noble/hashes/sha2.js',
  '@scure/bip39',
  '@scure/bip39/wordlists/english.js',
  'axe-core',
  'diff',
  'fast-check',
  'idb',
  'lib0/decoding',
  'lib0/encoding',
  'mdast-util-from-markdown',
  'qr',
  'qr/decode.js',
  'y-codemirror.next',
  'y-indexeddb',
  'y-protocols/awareness',
  'y-protocols/sync',
  'y-webrtc',
  'yjs',
];

const pwa = VitePWA({
  // An update is offered and waits; it is never forced on people in the middle of something.
  registerType: 'prompt',
  // Registered from code (`virtual:pwa-register`): an inline script would break the CSP.
  injectRegister: false,
  manifest: {
    name: 'Moot',
    short_name: 'Moot',
    description: 'Assemblies talk things out and decide, from their own devices.',
    lang: 'en-GB',
    id: './',
    start_url: './',
    scope: './',
    display: 'standalone',
    theme_color: '#f8f7f0',
    background_color: '#f8f7f0',
    categories: ['social', 'productivity'],
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  workbox: {
    // Everything that the app may ever load: with the server gone, nothing must be missing.
    globPatterns: ['**/*.{js,css,html,svg,png,woff2,wasm,webmanifest}', 'files.txt'],
    navigateFallback: 'index.html',
    // Pages of the meeting point, not of the app.
    navigateFallbackDenylist: [/\/(?:keeper|health)$/],
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
    sourcemap: false,
  },
});

export default defineConfig({
  // Relative, so that one build serves under any path of any static host.
  base: './',
  plugins: [solid(), strictPage(), listFiles(), pwa],
  build: {
    target: BROWSERS,
    cssTarget: BROWSERS,
    // No polyfill: these browsers preload modules, and the CSP allows no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  // `npm start` serves the introductions there; the app asks its own origin for them.
  server: { proxy: { '/introductions': { target: 'ws://localhost:4747', ws: true } } },
  test: {
    environment: 'node',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{unit,property,simulation,architecture}/**/*.test.ts'],
          // Modules are loaded once for all files of a worker, which saves a third of the time.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'firefox',
          environment: 'node',
          include: ['test/firefox/**/*.test.ts'],
          globalSetup: ['test/support/build.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'rig',
          environment: 'node',
          include: ['test/rig/**/*.test.ts'],
          globalSetup: ['test/support/build.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // By `npm run test:long` only: minutes, and figures for a note.
        test: {
          name: 'long',
          environment: 'node',
          include: ['test/long/**/*.test.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [solid()],
        // All named: one found while tests run would reload the page under them.
        optimizeDeps: { include: BROWSER_PACKAGES },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findBrowser() ?? 'chromium', args: browserArgs() },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/*.test.ts'],
          globalSetup: ['test/support/build.ts'],
          // Each file has a server and a browser of its own, and they mostly wait for each other.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // What has to come about within a time that the project promises: nothing else runs beside it.
        test: {
          name: 'alone',
          environment: 'node',
          include: ['test/e2e/alone/*.test.ts'],
          globalSetup: ['test/support/build.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
