import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Who called goods back; the proof of a recall is kept whole (Art. 19 Regulation 178/2002). */
@Injectable()
export class RecallsData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register({
      table: 'recalls.recall',
      shown: 'product_name, batch_no, started_at, ended_at',
      of: 'started_by = $1 or ended_by = $1',
      erasure: { kind: 'keep', because: 'Wer eine Ware zurückgerufen hat, gehört zum Nachweis.' },
    });
  }
}
