export async function load(): Promise<unknown> {
  return import('../storage/imports-sync.ts');
}
