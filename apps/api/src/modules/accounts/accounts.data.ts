import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** What the account book keeps. */
@Injectable()
export class AccountsData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register(
      {
        table: 'accounts.address',
        shown: 'name, street, postcode, town, phone, created_at',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
      {
        table: 'accounts.wish',
        shown: 'product_id, kept_at',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
      {
        table: 'accounts.erasure',
        shown: 'confirmed_at, erased_at, rest_done_at',
        of: 'account_id = $1',
        erasure: { kind: 'keep', because: 'Nachweis der Löschung ohne Angaben zur Person' },
      },
    );
  }
}
