import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { acceptInvitation, readInvitation } from '@markthalle/contracts/portal-team';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { ProducersQueries } from './producers.queries.ts';
import { TeamStore } from './team.store.ts';

/** An invitation opens a team to whoever reads the mail of its address, once. */
@Injectable()
export class AcceptInvitationService {
  constructor(
    private readonly db: Db,
    private readonly store: TeamStore,
    private readonly queries: ProducersQueries,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  async read(token: string): Promise<OutputOf<typeof readInvitation>> {
    const invitation = await this.store.openByToken(token, this.clock.now());
    if (invitation === null) throw new Problem('invitation-not-valid');
    const { producerId, invitedBy, displayName, rights } = invitation;
    const [profiles, host] = await Promise.all([
      this.queries.profilesOf([producerId]),
      this.identity.contactOf(invitedBy),
    ]);
    const producerName = profiles.get(producerId)?.name;
    if (producerName === undefined) throw new Problem('invitation-not-valid');
    return { producerName, invitedBy: host?.displayName ?? producerName, displayName, rights };
  }

  accept({
    token,
    language,
    ...device
  }: ParsedInputOf<typeof acceptInvitation>): Promise<OutputOf<typeof acceptInvitation>> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const invitation = await this.store.accept(tx, token, now);
      if (invitation === null) throw new Problem('invitation-not-valid');
      const { producerId, email, displayName, rights } = invitation;
      const person = { email, displayName, language };
      const accountId = await this.identity.accountOfProvedAddress(tx, person);
      // People of the office help producers with their consent and belong to none.
      if (accountId === null) throw new Problem('invitation-not-valid');
      await this.store.addHelper(tx, { producerId, accountId, rights }, now);
      const opened = await this.identity.openSession(tx, accountId, device);
      if (opened === null) throw new Problem('invitation-not-valid');
      return { ...opened, producerId };
    });
  }
}
