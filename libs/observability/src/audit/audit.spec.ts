import { createLogger } from '../logging/logger';
import { inRequest } from '../requests/request-facts';
import { auditTo } from './audit';

function linesAt(level: string): object[] {
  const lines: object[] = [];
  const logger = createLogger({
    name: 'projector',
    level,
    out: { write: (line) => lines.push(JSON.parse(line) as object) },
  });
  logger.info('something else');
  const audit = auditTo(logger);
  inRequest({ requestId: 'r' }, () => audit({ act: 'rebuild-begun', actor: 'ops', rebuild: 'id' }));
  return lines.filter((line) => 'audit' in line);
}

test.each(['debug', 'info', 'warn', 'error'])(
  'at_%s_an_act_is_a_line_with_who_did_it_and_in_which_request',
  (level) => {
    expect(linesAt(level)).toMatchObject([
      {
        name: 'projector',
        audit: true,
        msg: 'audit',
        act: 'rebuild-begun',
        actor: 'ops',
        rebuild: 'id',
        requestId: 'r',
      },
    ]);
  },
);

test('silence_is_silence', () => {
  expect(linesAt('silent')).toEqual([]);
});
