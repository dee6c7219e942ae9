/** Three sample rows. The names of the columns are recognized without a mapping. */
export const SAMPLE = [
  ['Partnership', 'Parties', 'Date', 'What happened', 'Source', 'Link', 'Term', 'Summary'],
  [
    'Acme and Globex',
    'Acme; Globex',
    '1 March 2024',
    'Acme and Globex begin to work together',
    'The Gazette',
    'https://example.org/begin',
    'Hosting of APIs',
    'Acme hosts the APIs of Globex.',
  ],
  [
    'Acme and Globex',
    '',
    'early 2025',
    'Globex buys compute from Acme',
    'The Gazette',
    'https://example.org/compute',
    'Purchase of compute',
    'Globex buys compute worth 40 million USD.',
  ],
  [
    'Acme and Globex',
    '',
    '2026-02-27',
    'Acme and Globex open a common office',
    'The Gazette',
    'https://example.org/office',
    '',
    '',
  ],
]
  .map((row) => row.join(','))
  .join('\r\n');
