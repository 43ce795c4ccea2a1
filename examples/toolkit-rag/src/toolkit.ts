import type { AppContext } from 'seaworthy';
import { Accounts } from './accounts.ts';
import { Chat } from './chat.ts';
import { type FirstAdmin, firstAdmin } from './demo-account.ts';
import { Documents } from './documents.ts';
import { createEmbedder } from './embedder.ts';
import { Feedback } from './feedback.ts';
import { LibraryStatus } from './library-task.ts';
import type { Embedder } from './retrieval/embedding.ts';
import { createLanguageTools, type LanguageTools } from './retrieval/local-embedder.ts';
import type { ToolkitSettings } from './settings.ts';

export interface ToolkitOptions {
  /** The folder of the example. */
  readonly rootDirectory: string;
  /** Told of the administrator that stands when the application is ready. */
  readonly onAdmin?: (admin: FirstAdmin) => void;
}

/** What finds passages. */
export interface Retrieval {
  readonly embedder: Embedder;
  readonly tools: LanguageTools;
}

/** The parts that routes and tasks work with. */
export interface Toolkit {
  readonly settings: ToolkitSettings;
  readonly rootDirectory: string;
  readonly log: AppContext<ToolkitSettings>['log'];
  readonly database: AppContext<ToolkitSettings>['database'];
  readonly retrieval: Retrieval;
  readonly library: LibraryStatus;
  readonly accounts: Accounts;
  readonly documents: Documents;
  readonly chat: Chat;
  readonly feedback: Feedback;
  /** Makes the first administrator, if there is to be one. */
  readonly prepare: () => Promise<void>;
}

export function createToolkit(
  context: AppContext<ToolkitSettings>,
  { rootDirectory, onAdmin }: ToolkitOptions,
): Toolkit {
  const { settings, database, log, passwords } = context;
  const tools = createLanguageTools();
  const retrieval = { tools, embedder: createEmbedder(settings, tools) };
  const accounts = new Accounts(database, passwords);
  return {
    settings,
    rootDirectory,
    log,
    database,
    retrieval,
    library: new LibraryStatus(),
    accounts,
    documents: new Documents(database, retrieval),
    chat: new Chat(database, retrieval),
    feedback: new Feedback(database),
    prepare: async () => {
      const admin = firstAdmin(context, rootDirectory);
      if (admin === undefined) return;
      await accounts.ensureAdmin(admin);
      onAdmin?.(admin);
    },
  };
}
