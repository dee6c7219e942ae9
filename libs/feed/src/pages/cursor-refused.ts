/** Why a cursor cannot be gone on from here. */
export class CursorRefused extends Error {
  constructor(
    readonly code: 'cursor-foreign' | 'cursor-ahead',
    message: string,
  ) {
    super(message);
  }
}
