import { yCollab } from 'y-codemirror.next';
export const binding = yCollab;
