import { expect, it } from 'vitest';
import { todayIn } from '../../src/query/wall.ts';

it.each([
  ['Europe/London', '2019-03-07T12:00:00Z', '2019-03-07', 'an ordinary noon'],
  ['Europe/London', '2019-06-30T23:30:00Z', '2019-07-01', 'summer time is an hour ahead'],
  ['Europe/London', '2019-12-31T23:59:59Z', '2019-12-31', 'winter time is not'],
  ['Pacific/Kiritimati', '2019-03-07T12:00:00Z', '2019-03-08', 'the date line'],
])('in %s at %s it is %s: %s', (timeZone, now, today) => {
  expect(todayIn(timeZone, new Date(now))).toBe(today);
});
