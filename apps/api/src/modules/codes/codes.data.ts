import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Browsers that their owners asked to be remembered. */
@Injectable()
export class CodesData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register({
      table: 'codes.device',
      shown: `email, buyer_name, phone, street, postcode, town, consented_at, expires_at`,
      of: '(account_id = $1 or lower(email) = lower($2))',
      erasure: { kind: 'delete' },
    });
  }
}
