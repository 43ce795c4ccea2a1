import { type Policy, perMinute } from 'seaworthy';
import type { ToolkitSettings } from './settings.ts';

/** The largest JSON body of the API: the longest question takes a few kilobytes. */
export const MAX_JSON_BYTES = 64 * 1024;

/** Seconds until a question must be answered. */
const RAG_TIMEOUT_SECONDS = 30;

/** Of each endpoint's own, and of all log-ins together. */
const LOGIN_LIMITS = ['auth', 'login'] as const;

/**
 * What ToolkitRAG promises. Everything is closed to strangers unless a rule opens it, and no rule
 * is exempted from anything.
 */
export function toolkitPolicy(settings: ToolkitSettings): Policy {
  const timeoutSeconds = Math.min(RAG_TIMEOUT_SECONDS, settings.REQUEST_TIMEOUT);
  return {
    service: 'toolkit-rag',
    limits: {
      auth: perMinute(5),
      // Page and API check the same passwords: whoever guesses must not get five from each.
      login: perMinute(5, { shared: true }),
      rag: perMinute(20),
    },
    routes: {
      '* /**': { access: 'session' },
      'GET /': { access: 'public' },
      'GET /assets/:name': { access: 'public' },
      'GET /auth/login': { access: 'public' },
      'GET /auth/register': { access: 'public' },
      'POST /auth/login': { access: 'public', limit: LOGIN_LIMITS, form: true, audit: 'login' },
      'POST /auth/register': { access: 'public', limit: 'auth', form: true, audit: 'register' },
      'POST /auth/logout': { form: true, audit: 'logout' },
      'POST /ask': { limit: 'rag', form: true, timeoutSeconds },
      'POST /feedback': { form: true },
      '* /api/**': { maxBodyBytes: MAX_JSON_BYTES },
      'GET /api/csrf-token': { access: 'public' },
      'POST /api/auth/login': { access: 'public', limit: LOGIN_LIMITS, audit: 'login' },
      'POST /api/auth/register': { access: 'public', limit: 'auth', audit: 'register' },
      'POST /api/auth/logout': { audit: 'logout' },
      'POST /api/rag/search': { limit: 'rag', timeoutSeconds },
      'POST /api/rag/query': { limit: 'rag', timeoutSeconds },
      '* /admin/**': { role: 'admin', form: true },
      'POST /admin/documents': { upload: true, audit: 'document-upload' },
      'POST /admin/documents/:id/delete': { audit: 'document-delete' },
    },
  };
}
