import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** What accounts know about people. */
@Injectable()
export class IdentityData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register(
      {
        table: 'identity.account',
        shown: `email::text as email, mobile, display_name, language, email_verified_at, created_at`,
        of: 'id = $1',
        erasure: {
          kind: 'anonymise',
          set: `email = 'geloescht-' || id || '@konto.invalid', display_name = '', password_hash = null, mobile = null,
            disabled_at = coalesce(disabled_at, $3), erased_at = coalesce(erased_at, $3)`,
        },
      },
      {
        table: 'identity.session',
        shown: 'device_label, trusted, created_at, last_seen_at, expires_at',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
      {
        table: 'identity.mailed_token',
        shown: 'purpose, expires_at, used_at',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
      {
        table: 'identity.sign_in_code',
        shown: 'purpose, channel, mobile, expires_at, used_at',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
      {
        table: 'identity.passkey',
        shown: 'label, created_at, last_used_at',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
      {
        table: 'identity.passkey_challenge',
        shown: 'expires_at',
        of: 'account_id = $1',
        erasure: { kind: 'delete' },
      },
    );
  }
}
