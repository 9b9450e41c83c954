import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { askForConsent } from '@markthalle/contracts/office-assistance';
import type { AssistanceView, openAssistance } from '@markthalle/contracts/portal-assistance';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock, HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId, newToken } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { AssistanceQueries } from './assistance.queries.ts';
import { AssistanceStore } from './assistance.store.ts';

const TICKET_MS = MINUTE_MS;
/** Nobody helps longer than a working day without asking for a new way in. */
const LONGEST_SESSION_MS = 8 * HOUR_MS;

/** The office's way into the portal of a producer who agreed. */
@Injectable()
export class OpenPortalService {
  constructor(
    private readonly db: Db,
    private readonly store: AssistanceStore,
    private readonly queries: AssistanceQueries,
    private readonly producers: ProducersFacade,
    private readonly identity: IdentityFacade,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read(producerId: string): Promise<AssistanceView> {
    await this.known(producerId);
    return this.queries.view(producerId);
  }

  async ask(
    { displayName: staffName }: SignedIn,
    { producerId, reason }: ParsedInputOf<typeof askForConsent>,
  ): Promise<{ mailed: true }> {
    await this.known(producerId);
    if ((await this.store.inForce(producerId, this.clock.now())) !== null) {
      throw new Problem('consent-running');
    }
    const request = { producerId, staffName, reason, requestId: newId() };
    await this.db.transaction((tx) => this.jobs.add(tx, 'notifications.consent-request', request));
    return { mailed: true };
  }

  async open({ accountId: staffId }: SignedIn, producerId: string): Promise<{ url: string }> {
    await this.known(producerId);
    const now = this.clock.now();
    const ticket = newToken();
    await this.db.transaction(async (tx) => {
      const consent = await this.store.inForce(producerId, now, tx);
      if (consent === null) throw new Problem('consent-missing');
      const { consentId } = consent;
      const opening = { ticket, consentId, staffId, expiresAt: later(now, TICKET_MS) };
      await this.store.insertOpening(tx, opening, now);
    });
    return { url: `${this.config.urls.portal}/helfen?${new URLSearchParams({ ticket })}` };
  }

  async enter(ticket: string): Promise<OutputOf<typeof openAssistance>> {
    const now = this.clock.now();
    const opening = await this.db.transaction((tx) => this.store.useOpening(tx, ticket, now));
    if (opening === null) throw new Problem('consent-missing');
    const { consentId, staffId } = opening;
    const consent = await this.store.inForceFor(consentId, staffId, now);
    if (consent === null) throw new Problem('consent-missing');
    const longest = later(now, LONGEST_SESSION_MS);
    const expiresAt = new Date(Math.min(consent.endsAt.getTime(), longest.getTime()));
    const sessionToken = await this.db.transaction((tx) =>
      this.identity.openAssistingSession(tx, staffId, { assistanceId: consentId, expiresAt }),
    );
    if (sessionToken === null) throw new Problem('consent-missing');
    return { sessionToken, expiresAt: expiresAt.toISOString() };
  }

  private async known(producerId: string): Promise<void> {
    if ((await this.producers.producerById(producerId)) === null) {
      throw new Problem('producer-not-found');
    }
  }
}
