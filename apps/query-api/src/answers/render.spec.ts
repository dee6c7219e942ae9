import { FIRST_DAY, LAST_DAY } from '#domain';
import { renderBounds } from './render';

test('bounds_outside_the_calendar_are_rendered_as_its_first_day_or_as_open', () => {
  expect(renderBounds({ lo: FIRST_DAY - 1, hi: FIRST_DAY - 1 })).toEqual({ lo: '0001-01-01', hi: '0001-01-01' });
  expect(renderBounds({ lo: FIRST_DAY - 1, hi: LAST_DAY + 1 })).toEqual({ lo: '0001-01-01', hi: null });
  expect(renderBounds({ lo: LAST_DAY + 1, hi: LAST_DAY })).toEqual({ lo: '9999-12-31', hi: '9999-12-31' });
});
