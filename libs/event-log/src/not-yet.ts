/**
 * Thrown by a reader that accepts no more records of a partition before `until` resolves. It is not a failure: the partition pauses, the others
 * continue, and `assigned` is called again then.
 */
export class NotYet extends Error {
  constructor(readonly until: Promise<void>) {
    super('the reader wants no more for now');
    this.name = 'NotYet';
  }
}
