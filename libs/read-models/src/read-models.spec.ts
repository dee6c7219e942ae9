import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projections, READ_MODELS } from './read-models';

const projectionFiles = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.projection.ts'),
);

test('every_projection_of_this_lib_is_a_registered_read_model', () => {
  const list = readFileSync(join(__dirname, 'read-models.ts'), 'utf8');
  expect(projectionFiles.length).toBeGreaterThan(0);
  for (const file of projectionFiles) expect(list).toContain(`from './${file.replace(/\.ts$/, '')}'`);
  expect(READ_MODELS).toHaveLength(projectionFiles.length);
});

test('each_applier_gets_its_own_projections', () => {
  expect(projections()).toHaveLength(READ_MODELS.length);
  expect(projections()[0]).not.toBe(projections()[0]);
});

test('the_index_exports_no_projection', () => {
  const index = readFileSync(join(__dirname, 'index.ts'), 'utf8');
  expect(index).not.toContain('.projection');
});
