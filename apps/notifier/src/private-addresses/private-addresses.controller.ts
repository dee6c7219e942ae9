import { Instant, Uuid } from '#contracts';
import {
  Actor,
  decodePageToken,
  Input,
  notFound,
  pageOf,
  Problem,
  Route,
  scopeMissing,
  Scopes,
  type InputOf,
  type Scope,
} from '#http';
import { PrivateAddresses, PrivateAddressUnknown, TooManyPrivateAddresses, type PrivateAddress } from '#subscriptions';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { createPrivateAddress, listPrivateAddresses, revokePrivateAddress } from './private-addresses.route';

const ListKey = Type.Object({ createdAt: Instant, id: Uuid });

@Controller()
export class PrivateAddressesController {
  constructor(private readonly addresses: PrivateAddresses) {}

  @Route(createPrivateAddress)
  async create(
    @Input() { body: { subject, description = null } }: InputOf<typeof createPrivateAddress>,
    @Actor() owner: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { address, token } = await orProblem(this.addresses.create(owner, { subject, description }));
    void reply.header('cache-control', 'no-store');
    const path = `/v1/private/${token}`;
    return { ...render(address), atom: `${path}/term-changes.atom`, calendar: `${path}/expirations.ics` };
  }

  @Route(listPrivateAddresses)
  async list(
    @Input() { query }: InputOf<typeof listPrivateAddresses>,
    @Actor() actor: string,
    @Scopes() scopes: readonly Scope[],
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { owner = actor, limit } = query;
    if (owner !== actor && !scopes.includes('operate')) throw scopeMissing('operate');
    const after = query.after === undefined ? null : decodePageToken(query.after, ListKey);
    const rows = await this.addresses.list(owner, { after, limit: limit + 1 });
    return pageOf(reply, rows.map(render), { limit, keyOf: ({ createdAt, id }) => ({ createdAt, id }) });
  }

  @Route(revokePrivateAddress)
  async revoke(
    @Input() { params: { id } }: InputOf<typeof revokePrivateAddress>,
    @Actor() owner: string,
    @Scopes() scopes: readonly Scope[],
  ) {
    await orProblem(this.addresses.revoke(id, scopes.includes('operate') ? null : owner));
  }
}

const render = ({ id, subject, description, createdAt }: PrivateAddress) => ({
  id,
  subject,
  description,
  createdAt: createdAt.toISOString(),
});

const orProblem = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    if (error instanceof PrivateAddressUnknown) throw notFound(`There is no private address ${error.id} of yours.`);
    if (!(error instanceof TooManyPrivateAddresses)) throw error;
    const detail = `You have ${error.limit} private addresses, the maximum here; revoke one that you do not need.`;
    throw new Problem({ status: 409, code: error.code, detail, members: { limit: error.limit } });
  });
