import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Who was asked by mail to answer for an order. */
@Injectable()
export class PackingData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register(
      {
        table: 'packing.sms_wish',
        shown: 'since',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
      {
        table: 'packing.sms_answer',
        shown: 'outcome, received_at',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
      {
        table: 'packing.answer_link',
        shown: 'producer_order_id, expires_at, used_at, answer',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
    );
  }
}
