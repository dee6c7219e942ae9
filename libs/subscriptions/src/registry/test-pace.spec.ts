import { TestedTooOften } from './subscription-errors';
import { TestPace } from './test-pace';

const at = (ms: number): Date => new Date(1_000_000 + ms);

test('each_subscription_can_be_tested_once_in_ten_seconds', () => {
  const pace = new TestPace();
  pace.take('a', at(0));
  pace.take('b', at(1));
  expect(() => pace.take('a', at(2_500))).toThrow(new TestedTooOften(8));
  expect(() => pace.take('a', at(9_999))).toThrow(new TestedTooOften(1));
  pace.take('a', at(10_000));
});
