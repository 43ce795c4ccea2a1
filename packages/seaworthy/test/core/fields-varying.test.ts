import { expect, test } from 'vitest';
import { FieldTemplate } from '../../src/core/field-template.ts';
import { HeadComposer } from '../../src/core/head.ts';

const composer = new HeadComposer();

test.each(['set', 'keep', 'floor', 'append', 'remove'] as const)(
  'a varying field is sent once, instead of a constant one of mode %s and the application’s',
  (mode) => {
    const template = new FieldTemplate([
      { name: 'Cache-Control', value: 'private', mode },
      { name: 'X-Other', value: 'kept', mode: 'set' },
    ]);
    for (const theirs of [undefined, { 'CACHE-CONTROL': 'public' }]) {
      composer.begin(template);
      composer.set('Cache-Control', 'max-age=1');
      composer.set('cache-control', 'no-store');
      expect(composer.finish(theirs)).toEqual({
        lines: 'X-Other: kept\r\nCache-Control: no-store\r\n',
        framing: [],
      });
    }
  },
);
