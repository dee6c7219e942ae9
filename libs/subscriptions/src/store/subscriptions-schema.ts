import type { Schema } from '#postgres';
import { Outlet1764000000004 } from '../outlet/4-outlet.migration';
import { OutletHashes1764000000012 } from '../outlet/12-outlet-hashes.migration';
import { PrivateAddresses1764000000010 } from '../private-addresses/10-private-addresses.migration';
import { SubscriptionFormats1764000000011 } from './11-subscription-formats.migration';
import { Subscriptions1764000000003 } from './3-subscriptions.migration';

/** The tables of subscriptions, private addresses and the outlet. No rebuild changes them. */
export const subscriptionsSchema: Schema = {
  name: 'public',
  migrations: [
    Subscriptions1764000000003,
    Outlet1764000000004,
    PrivateAddresses1764000000010,
    SubscriptionFormats1764000000011,
    OutletHashes1764000000012,
  ],
};
