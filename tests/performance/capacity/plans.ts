import type { Plan } from './model';

/** A hundred times the measured size, at a load of thousands of readers: the plan of docs/explanation/room-to-grow.md. */
export const HUNDRED_MILLION: Plan = {
  events: 100_000_000,
  partnerships: 2_000_000,
  recordsPerSecond: 200,
  questionsPerSecond: 5_000,
  projectors: 4,
  postgresProcessors: 16,
  replicas: 3,
};
