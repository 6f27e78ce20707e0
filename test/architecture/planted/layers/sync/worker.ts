export const worker = new Worker(new URL('../identity/fine.ts', import.meta.url), { type: 'module' });
