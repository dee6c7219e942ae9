import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { JavaMissing } from './errors';

const oldestJava = 17;

/** Returns the java to run. `$JAVA_HOME` takes precedence over the PATH. Throws JavaMissing if there is none or it is too old. */
export async function findJava(javaHome = process.env['JAVA_HOME']): Promise<string> {
  const java = javaHome ? join(javaHome, 'bin', 'java') : 'java';
  // java -version prints to standard error.
  const printed = await promisify(execFile)(java, ['-version']).then(
    ({ stderr }) => stderr,
    () => undefined,
  );
  if (printed === undefined) throw new JavaMissing();
  const version = javaVersion(printed);
  if (version === undefined || version.major < oldestJava) throw new JavaMissing(version?.full ?? 'unknown');
  return java;
}

/** Parses the output of `java -version`. Up to Java 8 the major version is the second number: "1.8.0_392". */
export function javaVersion(printed: string): { full: string; major: number } | undefined {
  const full = /version "([^"]+)"/.exec(printed)?.[1];
  const major = full && /^(?:1\.)?(\d+)/.exec(full)?.[1];
  return full && major ? { full, major: Number(major) } : undefined;
}
