import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Who brought a table in or took data out. The farm keeps the table, the person is forgotten. */
@Injectable()
export class ImportsData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register(
      {
        table: 'imports.import',
        shown: 'file_name, state, created_at, applied_at, undone_at',
        of: 'account_id = $1',
        erasure: { kind: 'anonymise', set: 'account_id = null' },
      },
      {
        table: 'imports.data_export',
        shown: 'state, created_at, done_at',
        of: 'account_id = $1',
        erasure: { kind: 'anonymise', set: 'account_id = null' },
      },
    );
  }
}
