export { default as run } from './main.ts';
