import path from 'node:path';
import { type AppContext, defineService } from 'seaworthy';
import { buildApp } from './app.ts';
import { libraryTask } from './library-task.ts';
import { toolkitPolicy } from './policy.ts';
import { type ToolkitSettings, toolkitSettings } from './settings.ts';
import { createToolkit, type Toolkit, type ToolkitOptions } from './toolkit.ts';

/** The folder of this example: `config/`, `migrations/`, `assets/`. */
export const rootDirectory = path.resolve(import.meta.dirname, '..');

/** ToolkitRAG, declared. Nothing runs and nothing listens until it is created. */
export function toolkitService(options: Partial<ToolkitOptions> = {}) {
  // The application and its task share one toolkit per service, and a service is its context.
  const toolkits = new WeakMap<object, Toolkit>();
  const toolkitOf = (context: AppContext<ToolkitSettings>): Toolkit => {
    const toolkit = toolkits.get(context) ?? createToolkit(context, { rootDirectory, ...options });
    toolkits.set(context, toolkit);
    return toolkit;
  };
  return defineService({
    rootDirectory,
    settings: toolkitSettings,
    policy: toolkitPolicy,
    database: {
      requiredTables: [
        'users',
        'sessions',
        'toolkit_documents',
        'toolkit_chunks',
        'chat_logs',
        'feedbacks',
      ],
      extensions: ['vector'],
    },
    tasks: (context) => [libraryTask(toolkitOf(context))],
    app: (context) => buildApp(toolkitOf(context)),
  });
}
