import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Wishes to be told, by address. */
@Injectable()
export class StockAlertsData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register({
      table: 'stock_alerts.alert',
      shown: 'email, language, product_id, category_path, requested_at, confirmed_at, expires_at',
      of: 'lower(email) = lower($2)',
      erasure: { kind: 'delete' },
    });
  }
}
