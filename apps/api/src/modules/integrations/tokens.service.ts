import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type createToken,
  type IntegrationsView,
  MAX_TOKENS,
} from '@markthalle/contracts/portal-integrations';
import { mayGive, stillHeld } from '@markthalle/domain/producerRights';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { type FoundToken, GrantedAccess } from '../../platform/actor/granted-access.ts';
import { Clock, DAY_MS, later, MINUTE_MS, SECOND_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId, newToken } from '../../platform/db/new-id.ts';
import { TOKEN_PREFIX } from '../../platform/http/contract.guard.ts';
import { Problem } from '../../platform/http/problem.ts';
import { TeamFacade } from '../producers/team.facade.ts';
import { IntegrationsQueries } from './integrations.queries.ts';
import { IntegrationsStore } from './integrations.store.ts';

const MAX_USES_PER_MINUTE = 120;

/** Access of a producer's own system: narrow, with an end, and never wider than its maker's own rights. */
@Injectable()
export class TokensService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: IntegrationsStore,
    private readonly queries: IntegrationsQueries,
    private readonly teams: TeamFacade,
    private readonly access: GrantedAccess,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.access.answerTokens((token) => this.find(token));
  }

  async create(
    by: ProducerMember,
    { name, rights, mayWrite, days }: ParsedInputOf<typeof createToken>,
  ): Promise<OutputOf<typeof createToken>> {
    if (!mayGive(by.rights, rights)) throw new Problem('right-not-yours');
    const { producerId, accountId: createdBy } = by;
    const token = TOKEN_PREFIX + newToken();
    await this.db.transaction(async (tx) => {
      await this.store.lockProducer(tx, producerId);
      const now = this.clock.now();
      if ((await this.store.countValidTokens(tx, producerId, now)) >= MAX_TOKENS) {
        throw new Problem('too-many-tokens');
      }
      const scope = { rights, mayWrite, expiresAt: later(now, days * DAY_MS) };
      const made = { tokenId: newId(), producerId, createdBy, name, token, ...scope };
      await this.store.insertToken(tx, made, now);
    });
    return { token, view: await this.queries.view(by) };
  }

  async revoke(by: ProducerMember, tokenId: string): Promise<IntegrationsView> {
    const found = await this.db.transaction((tx) =>
      this.store.revokeToken(tx, by.producerId, tokenId, this.clock.now()),
    );
    if (found === 0) throw new Problem('token-not-found');
    return this.queries.view(by);
  }

  /** What a token may do now: what it was given, as far as its maker may still do it. */
  private async find(token: string): Promise<FoundToken | null> {
    const now = this.clock.now();
    const used = await this.store.useToken(token, now);
    if (used === null) return null;
    if (used.windowUses > MAX_USES_PER_MINUTE) {
      const openMs = later(used.windowStartedAt, MINUTE_MS).getTime() - now.getTime();
      throw new Problem('too-many-requests', { retryAfterSeconds: Math.ceil(openMs / SECOND_MS) });
    }
    const { producerId, createdBy: accountId, displayName, mayWrite } = used;
    const rights = stillHeld(used.rights, await this.teams.rightsOf(producerId, accountId));
    if (rights.length === 0) return null;
    const person = { kind: 'signed_in', accountId, displayName, isStaff: false } as const;
    const member: ProducerMember = {
      ...person,
      memberships: [{ producerId, rights }],
      assistanceId: null,
      producerId,
      rights,
      through: 'token',
    };
    return { member, mayWrite };
  }
}
