import { b } from '../app/reaches-up.ts';
export const c = b;
