import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Clock } from '../../src/core/clock.ts';
import { Deadlines } from '../../src/core/deadlines.ts';

/** The clock of the timers that vitest runs by hand. */
const clock: Clock = { monotonicMs: () => Date.now(), wallMs: () => Date.now() };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs timers, past what they throw, and gives that. */
function pass(ms: number): unknown[] {
  const thrown: unknown[] = [];
  for (let left = ms; left > 0; left -= 1) {
    try {
      vi.advanceTimersByTime(1);
    } catch (error) {
      thrown.push(error);
    }
  }
  return thrown;
}

describe('deadlines of one duration', () => {
  test('fall due in their order, but for those that were disarmed', () => {
    const queue = new Deadlines(clock).of(100);
    const due: string[] = [];
    queue.arm(clock.monotonicMs(), () => due.push('first'));
    const second = queue.arm(clock.monotonicMs(), () => due.push('second'));
    pass(40);
    queue.arm(clock.monotonicMs(), () => due.push('third'));
    queue.disarm(second);
    queue.disarm(second);
    pass(59);
    expect(due).toEqual([]);
    pass(1);
    expect(due).toEqual(['first']);
    pass(40);
    expect(due).toEqual(['first', 'third']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('fall due in time though they are set late', () => {
    const queue = new Deadlines(clock).of(100);
    const due: string[] = [];
    const startMs = clock.monotonicMs();
    pass(60);
    queue.arm(clock.monotonicMs(), () => due.push('at 160'));
    pass(30);
    queue.arm(startMs, () => due.push('at 100'));
    queue.arm(startMs + 20, () => due.push('at 120'));
    pass(10);
    expect(due).toEqual(['at 100']);
    pass(20);
    expect(due).toEqual(['at 100', 'at 120']);
    pass(40);
    expect(due).toEqual(['at 100', 'at 120', 'at 160']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('are served though one before them throws', () => {
    const queue = new Deadlines(clock).of(100);
    const due: string[] = [];
    const failing = (name: string) => () => {
      due.push(name);
      throw new Error(name);
    };
    queue.arm(clock.monotonicMs(), failing('first'));
    queue.arm(clock.monotonicMs(), () => due.push('second'));
    queue.arm(clock.monotonicMs(), failing('third'));
    pass(50);
    queue.arm(clock.monotonicMs(), () => due.push('later'));
    const thrown = pass(53);
    expect(due).toEqual(['first', 'second', 'third']);
    expect(thrown).toEqual([new Error('first'), new Error('third')]);
    pass(50);
    expect(due).toEqual(['first', 'second', 'third', 'later']);
    queue.arm(clock.monotonicMs(), () => due.push('anew'));
    pass(100);
    expect(due.at(-1)).toBe('anew');
  });

  test('that one sets as it falls due start no second timer', () => {
    const queue = new Deadlines(clock).of(100);
    const due: string[] = [];
    queue.arm(clock.monotonicMs(), () => {
      due.push('first');
      queue.arm(clock.monotonicMs(), () => due.push('its own'));
      expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
    });
    pass(50);
    queue.arm(clock.monotonicMs(), () => due.push('second'));
    pass(50);
    expect(vi.getTimerCount()).toBe(1);
    pass(50);
    expect(due).toEqual(['first', 'second']);
    pass(50);
    expect(due).toEqual(['first', 'second', 'its own']);
  });

  test('never fall due once they are stopped, not even by one of them', () => {
    const deadlines = new Deadlines(clock);
    const queue = deadlines.of(100);
    const due: string[] = [];
    queue.arm(clock.monotonicMs(), () => {
      due.push('first');
      deadlines.stop();
    });
    pass(10);
    queue.arm(clock.monotonicMs(), () => due.push('second'));
    pass(500);
    expect(due).toEqual(['first']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
