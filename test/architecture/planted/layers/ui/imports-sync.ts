import { load } from '../sync/dynamic.ts';
import { yCollab } from 'y-codemirror.next';
export const a = [load, yCollab];
