import { fileOf, gallery } from '../../agreements/gallery';
import { linesOf } from '../../agreements/recorded';
import { TODAY } from '../../agreements/sentence';
import { code, page, table } from './markdown';

/** The page of `docs/gallery`: five invented agreements, with questions that a reader would ask. */
export const galleryPage = (): string =>
  page('Gallery', 'tests/agreements/gallery.ts', [
    'Five made-up agreements, each as a file that one command imports. Look at them on the page, read how they are recorded, and copy what fits yours. Firms, documents and addresses are invented.',
    table(
      ['timeline', 'about'],
      gallery.map(({ id, about }) => [`[${code(id)}](#${id})`, about]),
    ),
    `Import one with the service running, and open \`http://127.0.0.1:3000/partnerships/${gallery[0]!.id}\`:`,
    [
      '```console',
      `$ npx partnership import ${fileOf(gallery[0]!.id)}`,
      `${linesOf(fileOf(gallery[0]!.id)).length} recorded, 0 repeated, 0 refused`,
      '```',
    ].join('\n'),
    'All of them:',
    [
      '```console',
      ...gallery
        .slice(1)
        .flatMap(({ id }) => [
          `$ npx partnership import ${fileOf(id)}`,
          `${linesOf(fileOf(id)).length} recorded, 0 repeated, 0 refused`,
        ]),
      '```',
    ].join('\n'),
    `The answers below are those of the service, as known on ${TODAY} unless the question says otherwise; tests ask it. How to record your own: [Model your own partnership](../model-your-own.md).`,
    ...gallery.flatMap(({ id, about, questions }) => [
      `## ${id}`,
      `${about}. [The file](${id}.ndjson) has ${linesOf(fileOf(id)).length} events:`,
      linesOf(fileOf(id))
        .map(({ events: [event] }) => `- ${event.occurred}, ${code(event.type)}: ${event.title}`)
        .join('\n'),
      table(
        ['question', 'term', 'day', 'answer'],
        questions.map(({ question, kind, scope, on, is, version }) => [
          version === undefined ? question : `${question} (known after event ${version})`,
          code(`${kind}/${scope}`),
          on,
          is,
        ]),
      ),
    ]),
  ]);
