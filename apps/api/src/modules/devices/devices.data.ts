import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Who did what on which device, and when. */
@Injectable()
export class DevicesData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register(
      {
        table: 'devices.command',
        shown: 'device_id, kind, state, claimed_at, acted_at, recorded_at',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
      {
        table: 'devices.device',
        shown: 'device_id, first_seen_at, last_seen_at',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
    );
  }
}
