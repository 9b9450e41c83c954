import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** What teams know about people. */
@Injectable()
export class TeamData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register(
      {
        table: 'producers.member',
        shown: 'producer_id, is_owner, rights, added_at',
        of: 'account_id = $1',
        erasure: { kind: 'keep', because: 'Wer für einen Betrieb arbeitet, wird dort entfernt.' },
      },
      {
        table: 'producers.invitation',
        shown: 'producer_id, email::text as email, display_name, rights, created_at, accepted_at',
        of: 'email = $2 or invited_by = $1',
        erasure: {
          kind: 'anonymise',
          set: `email = 'geloescht-' || id || '@konto.invalid', display_name = ''`,
        },
      },
    );
  }
}
