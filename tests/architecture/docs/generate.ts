/** Writes the pages of `docs/` that are generated from the code and the tests: node generate.ts FOLDER. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { commandLinePage } from './command-line-page';
import { differencesPage } from './differences-page';
import { eventsPage } from './events-page';
import { galleryPage } from './gallery-page';
import { httpPage, type ServiceDocument } from './http-page';
import { metricsPage } from './metrics-page';
import { problemsPage } from './problems-page';
import { settingsPage } from './settings-page';
import { termKindsPage } from './term-kinds-page';
import { whichActPage } from './which-act-page';

// The help depends on the language and the width of the terminal.
process.env['LC_ALL'] = 'en_US';
process.stdout.columns = 110;

async function generate(folder: string): Promise<void> {
  const openApi = join(__dirname, '../../../libs/client/openapi.json');
  const document = JSON.parse(readFileSync(openApi, 'utf8')) as ServiceDocument;
  const pages = {
    'reference/answers-that-differ.md': differencesPage(),
    'reference/command-line.md': await commandLinePage(),
    'reference/events.md': eventsPage(),
    'reference/http.md': httpPage(document),
    'reference/metrics.md': metricsPage(),
    'reference/problems.md': problemsPage(document),
    'reference/settings.md': settingsPage(),
    'reference/term-kinds.md': termKindsPage(),
    'reference/which-act-for-which-news.md': whichActPage(),
    'gallery/README.md': galleryPage(),
  };
  for (const [name, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

void generate(process.argv[2] ?? 'docs');
