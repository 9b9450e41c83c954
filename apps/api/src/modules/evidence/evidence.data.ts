import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Who sent or promised something; the evidence itself is the business's. */
@Injectable()
export class EvidenceData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register(
      {
        table: 'evidence.item',
        shown: 'kind, reference, state, submitted_at',
        of: 'submitted_by = $1 or decided_by = $1',
        erasure: {
          kind: 'anonymise',
          set: `submitted_by = nullif(submitted_by, $1), decided_by = nullif(decided_by, $1)`,
        },
      },
      {
        table: 'evidence.trader',
        shown: 'tax_identifier, birth_date, birth_place, self_certified_on',
        of: 'self_certified_by = $1',
        erasure: {
          kind: 'keep',
          because:
            'Angaben zum Betrieb für die jährliche Meldung; wir bewahren sie zehn Jahre auf (§ 24 PStTG).',
        },
      },
    );
  }
}
