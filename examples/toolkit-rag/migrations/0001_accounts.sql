-- migrate:up
CREATE TABLE users (
  id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
  email text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  role text NOT NULL DEFAULT 'user',
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT users_email_lower CHECK (email = lower(email)),
  CONSTRAINT users_role_known CHECK (role IN ('user', 'admin'))
);

-- A row holds the SHA-256 of a session's id, never the id. With its user, a session goes too.
CREATE TABLE sessions (
  id_hash text PRIMARY KEY,
  subject text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  roles text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  ordinal bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX sessions_subject ON sessions (subject, ordinal);
CREATE INDEX sessions_created_at ON sessions (created_at);
CREATE INDEX sessions_seen_at ON sessions (seen_at);

-- migrate:down
DROP TABLE sessions;
DROP TABLE users;
