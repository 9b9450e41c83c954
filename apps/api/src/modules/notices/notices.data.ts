import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** What people wrote to the cooperative. */
@Injectable()
export class NoticesData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register(
      {
        table: 'notices.message',
        shown: 'topic, name, email, phone, text, language, received_at, settled_at',
        of: 'lower(email) = lower($2)',
        erasure: {
          kind: 'anonymise',
          set: `name = 'Gelöscht', email = 'geloescht@nachricht.invalid', phone = null, text = ''`,
          when: 'settled_at is not null',
        },
      },
      {
        table: 'notices.notice',
        shown: 'number, kind, url, reason, explanation, reporter_name, reporter_email, received_at',
        of: 'lower(reporter_email) = lower($2)',
        erasure: {
          kind: 'anonymise',
          set: 'reporter_name = null, reporter_email = null',
          when: 'decided_at is not null',
        },
      },
    );
  }
}
