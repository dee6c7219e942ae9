/** A cursor cannot be resumed here: it is of another log, or ahead of the projection. */
export class CursorRefused extends Error {
  constructor(
    readonly code: 'cursor-foreign' | 'cursor-ahead',
    message: string,
  ) {
    super(message);
  }
}
