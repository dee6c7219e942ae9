/** Writes the reference of `docs/`: node generate.ts FOLDER. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { commandLinePage } from './command-line-page';
import { eventsPage } from './events-page';
import { httpPage, type ServiceDocument } from './http-page';
import { metricsPage } from './metrics-page';
import { problemsPage } from './problems-page';
import { settingsPage } from './settings-page';
import { termKindsPage } from './term-kinds-page';

// Help is written in the language and the width of the terminal.
process.env['LC_ALL'] = 'en_US';
process.stdout.columns = 110;

async function generate(folder: string): Promise<void> {
  const openApi = join(__dirname, '../../../libs/client/openapi.json');
  const document = JSON.parse(readFileSync(openApi, 'utf8')) as ServiceDocument;
  const pages = {
    'command-line.md': await commandLinePage(),
    'events.md': eventsPage(),
    'http.md': httpPage(document),
    'metrics.md': metricsPage(),
    'problems.md': problemsPage(document),
    'settings.md': settingsPage(),
    'term-kinds.md': termKindsPage(),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
}

void generate(process.argv[2] ?? 'docs/reference');
