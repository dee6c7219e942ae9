/**
 * Thrown by a reader that wants no more of a partition before `until` resolves. It is no failure: the partition pauses, the others go on, and
 * `assigned` is asked again then.
 */
export class NotYet extends Error {
  constructor(readonly until: Promise<void>) {
    super('the reader wants no more for now');
    this.name = 'NotYet';
  }
}
