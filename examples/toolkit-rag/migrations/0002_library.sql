-- migrate:up
CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE toolkit_documents (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL,
  source text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('library', 'upload')),
  media_type text NOT NULL CHECK (media_type IN ('text/markdown', 'text/plain', 'text/html')),
  topics text NOT NULL DEFAULT '',
  content_hash text NOT NULL UNIQUE CHECK (length(content_hash) = 64),
  index_version text NOT NULL,
  byte_count integer NOT NULL CHECK (byte_count > 0),
  passage_count integer NOT NULL CHECK (passage_count > 0),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX toolkit_documents_source ON toolkit_documents (source);

CREATE TABLE toolkit_chunks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  document_id bigint NOT NULL REFERENCES toolkit_documents (id) ON DELETE CASCADE,
  position integer NOT NULL CHECK (position >= 0),
  heading text NOT NULL,
  content text NOT NULL,
  weight real NOT NULL CHECK (weight > 0 AND weight <= 1),
  search tsvector NOT NULL,
  embedding vector(512) NOT NULL,
  UNIQUE (document_id, position)
);

-- Vectors lie in the row: similarity search reads all of them in order, which is exact and takes
-- about a millisecond for a thousand passages. Approximate indexes pay off beyond 50 000.
ALTER TABLE toolkit_chunks ALTER COLUMN embedding SET STORAGE PLAIN;

CREATE INDEX toolkit_chunks_search ON toolkit_chunks USING gin (search) WITH (fastupdate = off);

-- migrate:down
DROP TABLE toolkit_chunks;
DROP TABLE toolkit_documents;
