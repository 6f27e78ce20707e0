import { Doc } from 'yjs';
export const doc = Doc;
