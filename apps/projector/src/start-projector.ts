import type { Service } from '#service';
import { Projector, type ProjectorParts } from './projector';

/** Projects until the service stops, and registers readiness checks. */
export function startProjector(
  { settings, logger, metrics, readiness, onStop }: Service,
  parts: Omit<ProjectorParts, 'logger' | 'metrics' | 'group'>,
): Projector {
  const projector = Projector.start({ ...parts, group: settings.projectorGroup, logger, metrics });
  onStop(() => projector.stop());
  projector.report(readiness);
  return projector;
}
