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

test.each(['debug', 'info', 'warn', 'error'])('at_%s_an_act_is_logged_with_its_actor_and_request', (level) => {
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
});

test('at_silent_nothing_is_logged', () => {
  expect(linesAt('silent')).toEqual([]);
});
