import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Declarations of withdrawal. */
@Injectable()
export class CasesData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register({
      table: 'cases.withdrawal',
      shown: 'number, name, email, order_reference, lines, received_at, content',
      of: 'lower(email) = lower($2)',
      erasure: {
        kind: 'keep',
        because: 'Nachweis des Widerrufs, drei Jahre ab Jahresende (§§ 195, 199 BGB)',
      },
    });
  }
}
