import { JavaMissing } from './errors';
import { findJava, javaVersion } from './java';

test.each([
  ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', '17.0.15', 17],
  ['java version "1.8.0_392"', '1.8.0_392', 8],
  ['openjdk version "25" 2025-09-16', '25', 25],
  ['openjdk version "21-ea" 2023-09-19', '21-ea', 21],
])('reads_the_major_number_of %j', (printed, full, major) => {
  expect(javaVersion(printed)).toEqual({ full, major });
});

test('an_unreadable_version_is_undefined', () => {
  expect(javaVersion('The operation could not be completed.')).toBeUndefined();
});

test('a_missing_java_is_reported_in_one_sentence', async () => {
  const refusal = findJava('/nowhere');
  await expect(refusal).rejects.toThrow(JavaMissing);
  await expect(refusal).rejects.toThrow(/Java 17 or newer and no java was found: install it .*docker compose up/);
});
