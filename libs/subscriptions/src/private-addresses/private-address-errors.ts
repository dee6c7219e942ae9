/** No private address of this owner has that id. */
export class PrivateAddressUnknown extends Error {
  readonly code = 'not-found';
  constructor(readonly id: string) {
    super(`there is no private address ${id}`);
    this.name = 'PrivateAddressUnknown';
  }
}

/** The owner has the maximum number of private addresses: no retry helps before one is revoked. */
export class TooManyPrivateAddresses extends Error {
  readonly code = 'too-many-private-addresses';
  constructor(readonly limit: number) {
    super(`one owner may have ${limit} private addresses`);
    this.name = 'TooManyPrivateAddresses';
  }
}
