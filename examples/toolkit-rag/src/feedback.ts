import type { Database } from 'seaworthy/database';
import { PAGE_SIZE, type Page, pageOf } from './paging.ts';

export interface NewFeedback {
  readonly userId: string;
  readonly chatId: string;
  readonly helpful: boolean;
  readonly comment: string;
}

export interface ListedFeedback {
  readonly id: string;
  readonly email: string;
  readonly question: string;
  readonly helpful: boolean;
  readonly comment: string;
  readonly createdAt: Date;
}

/** Only answers of the user's own: a foreign id is as unknown as one that never was. */
const PUT_SQL = `
  INSERT INTO feedbacks (chat_log_id, user_id, helpful, comment)
  SELECT id, user_id, $3, $4 FROM chat_logs WHERE id = $1::text::bigint AND user_id = $2
  ON CONFLICT (chat_log_id, user_id)
  DO UPDATE SET helpful = excluded.helpful, comment = excluded.comment, created_at = now()`;
const LIST_SQL = `
  SELECT f.id::text AS id, u.email, c.question, f.helpful, f.comment, f.created_at AS "createdAt"
  FROM feedbacks f JOIN chat_logs c ON c.id = f.chat_log_id JOIN users u ON u.id = f.user_id
  ORDER BY f.id DESC LIMIT $1 OFFSET $2`;

/** What users say of the answers they got; saying it again replaces it. */
export class Feedback {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether the user has such an answer. */
  async put({ userId, chatId, helpful, comment }: NewFeedback): Promise<boolean> {
    const values = [chatId, userId, helpful, comment.trim()];
    const { rowCount } = await this.#database.query(PUT_SQL, values);
    return rowCount > 0;
  }

  async list(page: number): Promise<Page<ListedFeedback>> {
    const { rows } = await this.#database.query<ListedFeedback>(LIST_SQL, pageOf(page));
    return { rows: rows.slice(0, PAGE_SIZE), page, hasNext: rows.length > PAGE_SIZE };
  }
}
