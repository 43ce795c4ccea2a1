import { expect, test } from 'vitest';
import { policyPath } from '../../src/adapters/path-to-regexp.ts';

test.each([
  ['/', '/'],
  ['/notes', '/notes'],
  ['/notes/:id', '/notes/:id'],
  ['/notes/:id/parts/:part', '/notes/:id/parts/:part'],
  ['/files/*', '/files/**'],
  ['/files/*rest', '/files/**'],
  ['/files/{*rest}', '/files/**'],
])('%s is %s in a policy', (path, expected) => {
  expect(policyPath(path)).toBe(expected);
});

test.each([
  '/notes/{draft}',
  '/notes{/:id}',
  '/notes/:id?',
  '/notes/:id(\\d+)',
  '/notes/:from-:to',
  '/no+tes',
  '/*any/notes',
])('%s is nothing that a policy can say', (path) => {
  expect(policyPath(path)).toBeUndefined();
});
