-- migrate:up
CREATE TABLE chat_logs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  question text NOT NULL,
  answer text NOT NULL,
  found boolean NOT NULL,
  -- Titles, headings, sources and scores of what was cited; the passages stay with the documents.
  citations jsonb NOT NULL DEFAULT '[]',
  duration_ms integer NOT NULL CHECK (duration_ms >= 0),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX chat_logs_user ON chat_logs (user_id, id);

CREATE TABLE feedbacks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chat_log_id bigint NOT NULL REFERENCES chat_logs (id) ON DELETE CASCADE,
  user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  helpful boolean NOT NULL,
  comment text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (chat_log_id, user_id)
);

CREATE INDEX feedbacks_user ON feedbacks (user_id);

-- migrate:down
DROP TABLE feedbacks;
DROP TABLE chat_logs;
