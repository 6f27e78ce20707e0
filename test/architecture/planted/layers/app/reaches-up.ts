import { a } from '../ui/imports-sync.ts';
export const b = a;
