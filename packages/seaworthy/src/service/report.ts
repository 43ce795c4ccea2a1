import type { Banner } from '../settings/index.ts';
import { renderBanner } from '../settings/index.ts';

/** Where start-up says what it does: lines for people, or JSON events for machines. */
export interface StartReport {
  readonly banner: (banner: Banner) => void;
  readonly begin: () => void;
  readonly step: (text: string) => void;
  readonly passed: (text: string) => void;
  readonly failed: (text: string) => void;
  readonly end: (passed: boolean) => void;
  /** The start was ended from without; nothing is wrong with the service. */
  readonly aborted: () => void;
}

export type WriteLine = (line: string) => void;

const RULE = '='.repeat(60);

/** ToolkitRAG's form: each step with ✓ or ✗, between rules. */
export function textReport(write: WriteLine): StartReport {
  return {
    banner: (banner) => write(renderBanner(banner, 'text')),
    begin: () => write([RULE, 'Starting application startup validation', RULE].join('\n')),
    step: (text) => write(text),
    passed: (text) => write(`✓ ${text}`),
    failed: (text) => write(`✗ ${text}`),
    end: (passed) => {
      const verdict = passed ? '✓ All startup validations passed' : '✗ Startup validation failed';
      const closing = passed ? [] : ['Application will not start until this is resolved.'];
      write([RULE, verdict, RULE, ...closing].join('\n'));
    },
    aborted: () => write([RULE, '✗ Startup was ended before it was done', RULE].join('\n')),
  };
}

/** The same as one JSON object a line. */
export function jsonReport(write: WriteLine): StartReport {
  const event = (name: string, fields: Readonly<Record<string, unknown>>): void => {
    write(JSON.stringify({ timestamp: new Date().toISOString(), event: name, ...fields }));
  };
  return {
    banner: (banner) => write(renderBanner(banner, 'json')),
    begin: () => event('startup.began', { level: 'INFO' }),
    step: (text) => event('startup.step', { level: 'INFO', message: text }),
    passed: (text) => event('startup.passed', { level: 'INFO', message: text }),
    failed: (text) => event('startup.failed', { level: 'ERROR', message: text }),
    end: (passed) => {
      event('startup.ended', { level: passed ? 'INFO' : 'CRITICAL', passed });
    },
    aborted: () => event('startup.aborted', { level: 'WARNING' }),
  };
}
