import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Who sent a photo last; the photo itself is the farm's. */
@Injectable()
export class UploadsData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register({
      table: 'uploads.photo',
      shown: 'photo_id, purpose, state, created_at',
      of: 'asked_by = $1',
      erasure: { kind: 'anonymise', set: 'asked_by = null, ticket_hash = null' },
    });
  }
}
