export const now = () => Date.now();
export const chance = () => Math.random();
export const order = (a: string, b: string) => a.localeCompare(b);
export const page = () => document.title;
export const secret = () => crypto.randomUUID();

export function say(kind: 'talk' | 'moot'): string {
  switch (kind) {
    case 'talk':
      return 'talk';
  }
  return 'nothing';
}

export function later(work: Promise<void>): void {
  work.then(() => console.log('done'));
  const anything: any = 1;
  void anything;
}
