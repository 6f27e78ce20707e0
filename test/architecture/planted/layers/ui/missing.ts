import { nothing } from './nowhere.ts';
export const more = nothing;
