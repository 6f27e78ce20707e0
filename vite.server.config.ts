import { defineConfig } from 'vite';

/** The meeting point as one file for Node; its packages stay outside and come with `npm ci`. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'src/server/main.ts',
    outDir: 'dist-server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
  },
});
