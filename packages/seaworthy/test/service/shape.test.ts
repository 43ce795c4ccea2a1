import { describe, expect, test } from 'vitest';
import { formatFault, SeaworthyError } from '../../src/core/errors.ts';
import { defineService } from '../../src/service/index.ts';
import { plainSettings } from '../support/service.ts';

const WHOLE = {
  settings: plainSettings,
  policy: () => ({ service: 'whole', routes: {} }),
  app: () => () => undefined,
};

/** As JavaScript may call it. */
function faultsOf(config: unknown): readonly string[] {
  try {
    defineService(config as never);
    return [];
  } catch (error) {
    if (!(error instanceof SeaworthyError) || error.code !== 'service.invalid') throw error;
    return error.faults.map(formatFault);
  }
}

describe('the declaration of a service', () => {
  test.each([
    [undefined, ['service: expected an object, got nothing']],
    [[], ['service: expected an object, got a list']],
    [
      {},
      [
        'service.settings: expected defineSettings({ … }), got nothing',
        'service.policy: expected a function of the settings, got nothing',
        'service.app: expected a function that builds the application, got nothing',
      ],
    ],
    [
      { ...WHOLE, app: 'c4n4ry', polcy: 1 },
      [
        'service.app: expected a function that builds the application, got a value of type string',
        "service.polcy: expected a known key, got 'polcy'. Did you mean 'policy'?",
      ],
    ],
    [
      { ...WHOLE, tasks: [], readiness: null },
      [
        'service.readiness: expected a function that gives checks, got null',
        'service.tasks: expected a function that gives tasks, got a list',
      ],
    ],
  ])('%j: every fault at once, and no value', (config, faults) => {
    expect(faultsOf(config)).toEqual(faults);
  });

  test('is handed back as it is', () => {
    expect(defineService(WHOLE as never)).toBe(WHOLE);
    expect(faultsOf({ ...WHOLE, sessions: 'memory', database: undefined })).toEqual([]);
  });
});
