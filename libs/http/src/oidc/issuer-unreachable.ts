/** The keys of an issuer cannot be fetched. A retry can help. */
export class IssuerUnreachable extends Error {
  readonly code = 'issuer-unreachable';
  readonly retriable = true;

  constructor(issuer: string, cause: unknown) {
    super(`the keys of ${issuer} are not to be had: ${(cause as Error).message}`, { cause });
    this.name = 'IssuerUnreachable';
  }
}
