export { a } from './long.ts';
