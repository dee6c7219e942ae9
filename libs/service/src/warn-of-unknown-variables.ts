import { unknownVariables, type Environment } from '#config';
import type { Service } from './service';

/** Warns of each variable that was probably meant as a setting. It has no effect, so nothing else would show that it is misspelt. */
export function warnOfUnknownVariables(logger: Pick<Service['logger'], 'warn'>, environment: Environment): void {
  for (const { variable, meant } of unknownVariables(environment)) {
    const advice = meant === null ? '; docs/reference/settings.md lists all settings' : `: is ${meant} meant?`;
    logger.warn({ variable }, `${variable} is no setting and has no effect${advice}`);
  }
}
