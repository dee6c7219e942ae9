import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

test.each(['standalone', 'command-api', 'projector', 'query-api', 'notifier'])(
  '%s_exits_with_one_sentence_on_an_older_node',
  (app) => {
    const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });
      Map.groupBy = undefined;
      require(${JSON.stringify(join(ROOT, `apps/${app}/src/main.ts`))});`;
    const args = ['--conditions=own-source', '--require', join(ROOT, 'tests/setup/typescript.cjs'), '--eval', old];
    const { NODE_OPTIONS: _options, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      'This needs Node 24 or newer and runs on 20.20.2; npm scripts find the one that `npm ci` brought.\n',
    ]);
  },
  30_000,
);
