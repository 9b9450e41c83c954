import { Injectable } from '@nestjs/common';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';

/** What a remembered browser may order with. */
export interface Device {
  readonly accountId: string | null;
  readonly email: string;
  readonly buyerName: string;
  readonly phone: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  /** The way chosen last, per producer id. */
  readonly ways: Readonly<Record<string, string>>;
}

const MAX_FORGOTTEN_AT_ONCE = 100;

/** Remembered browsers. */
@Injectable()
export class DevicesStore {
  async insert(
    tx: Tx,
    token: string,
    device: Device,
    consentedAt: Date,
    expiresAt: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into codes.device (token_hash, account_id, email, buyer_name, phone, street, postcode,
         town, ways, consented_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        hashToken(token),
        device.accountId,
        device.email,
        device.buyerName,
        device.phone,
        device.street,
        device.postcode,
        device.town,
        device.ways,
        consentedAt,
        expiresAt,
      ],
    );
  }

  find(from: Statements, token: string, now: Date): Promise<Device | null> {
    return from.row<Device>(
      `select account_id as "accountId", email, buyer_name as "buyerName", phone, street, postcode,
              town, ways
         from codes.device where token_hash = $1 and expires_at > $2`,
      [hashToken(token), now],
    );
  }

  async remove(tx: Tx, token: string): Promise<void> {
    await tx.execute('delete from codes.device where token_hash = $1', [hashToken(token)]);
  }

  /** What nobody agreed to keep any longer, a few at a time. */
  async removeExpired(tx: Tx, now: Date): Promise<void> {
    await tx.execute(
      `delete from codes.device where token_hash in (
         select token_hash from codes.device where expires_at <= $1 limit $2
            for update skip locked)`,
      [now, MAX_FORGOTTEN_AT_ONCE],
    );
  }
}
