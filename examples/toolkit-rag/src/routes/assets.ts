import type { FastifyInstance } from 'fastify';
import { ASSETS } from '../assets.ts';

const FOR_GOOD = 'public, max-age=31536000, immutable';

/** The stylesheet and the icon; nothing else is read from the disk for a request. */
export function assets(app: FastifyInstance): void {
  for (const [name, { content, mediaType }] of Object.entries(ASSETS)) {
    app.get(`/assets/${name}`, (_request, reply) =>
      reply.type(mediaType).header('cache-control', FOR_GOOD).send(content),
    );
  }
}
