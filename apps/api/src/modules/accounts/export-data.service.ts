import type { exportMyData } from '@markthalle/contracts/accounts';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';

/** Everything that is held about a person, in a common format (Art. 15, 20 GDPR). */
@Injectable()
export class ExportData {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async export(accountId: string): Promise<OutputOf<typeof exportMyData>> {
    const contact = await this.identity.contactOf(accountId);
    if (contact === null) throw new Error(`Account ${accountId} has no contact`);
    const { email } = contact;
    return {
      exportedAt: this.clock.now().toISOString(),
      subject: { accountId, email },
      data: await this.personalData.export({ accountId, email }),
    };
  }
}
