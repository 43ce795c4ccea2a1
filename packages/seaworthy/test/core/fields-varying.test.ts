import { expect, test } from 'vitest';
import { composeFields, FieldBuffer, FieldTemplate } from '../../src/core/fields.ts';

test.each(['set', 'keep', 'floor', 'append', 'remove'] as const)(
  'a varying field is sent once, instead of a constant one of mode %s and the application’s',
  (mode) => {
    const template = new FieldTemplate([
      { name: 'Cache-Control', value: 'private', mode },
      { name: 'X-Other', value: 'kept', mode: 'set' },
    ]);
    const buffer = new FieldBuffer();
    buffer.set('Cache-Control', 'max-age=1');
    buffer.set('cache-control', 'no-store');
    expect(composeFields(template, buffer, undefined)).toEqual([
      'X-Other',
      'kept',
      'Cache-Control',
      'no-store',
    ]);
    expect(composeFields(template, buffer, { 'CACHE-CONTROL': 'public' })).toEqual([
      'X-Other',
      'kept',
      'Cache-Control',
      'no-store',
    ]);
  },
);
