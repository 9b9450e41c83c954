import type { CommandResult } from '@markthalle/contracts/device-commands';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';

/** Which browser of which account. */
export interface DeviceKey {
  readonly accountId: string;
  readonly deviceId: string;
}

/** An answer as it is remembered; the id of its command is the row's key. */
export type KeptResult = Omit<CommandResult, 'commandId'>;

interface LoggedCommand {
  readonly result: KeptResult | null;
  readonly faults: number;
}

export interface CommandRow extends DeviceKey {
  readonly commandId: string;
  readonly producerId: string;
  readonly kind: string;
  readonly claimedAt: Date;
  readonly actedAt: Date;
  readonly recordedAt: Date;
  readonly baseVersion: number | null;
}

const COLUMNS = `account_id, command_id, device_id, producer_id, kind, claimed_at, acted_at,
  recorded_at, base_version`;

@Injectable()
export class DevicesStore {
  /** Notes that a device has come, and what its clock shows. */
  async meet(tx: Tx, { accountId, deviceId }: DeviceKey, now: Date, aheadMs: number) {
    await tx.execute(
      `insert into devices.device (account_id, device_id, first_seen_at, last_seen_at, ahead_ms)
       values ($1, $2, $3, $3, $4)
       on conflict (account_id, device_id) do update
         set last_seen_at = excluded.last_seen_at, ahead_ms = excluded.ahead_ms`,
      [accountId, deviceId, now, aheadMs],
    );
  }

  /** Makes the acts of one device take turns; answers the corrected time of the last one. */
  async lock(tx: Tx, { accountId, deviceId }: DeviceKey): Promise<Date | null> {
    const row = await tx.row<{ lastActedAt: Date | null }>(
      `select last_acted_at as "lastActedAt" from devices.device
        where account_id = $1 and device_id = $2 for update`,
      [accountId, deviceId],
    );
    return row?.lastActedAt ?? null;
  }

  find(tx: Tx, accountId: string, commandId: string): Promise<LoggedCommand | null> {
    return tx.row<LoggedCommand>(
      `select result, faults from devices.command where account_id = $1 and command_id = $2`,
      [accountId, commandId],
    );
  }

  /** Remembers the answer for good, and the act's time as the device's last. */
  async record(tx: Tx, row: CommandRow, result: KeptResult): Promise<void> {
    await tx.execute(
      `insert into devices.command (${COLUMNS}, state, result)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (account_id, command_id) do update set state = excluded.state,
         result = excluded.result, acted_at = excluded.acted_at,
         recorded_at = excluded.recorded_at`,
      [...valuesOf(row), result.state, JSON.stringify(result)],
    );
    await tx.execute(
      `update devices.device set last_acted_at = $3 where account_id = $1 and device_id = $2`,
      [row.accountId, row.deviceId, row.actedAt],
    );
  }

  /** Counts a fault of ours; the act itself stays to be done. */
  async countFault(tx: Tx, row: CommandRow): Promise<void> {
    await tx.execute(
      `insert into devices.command (${COLUMNS}, state, faults)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'failing', 1)
       on conflict (account_id, command_id) do update set faults = devices.command.faults + 1`,
      valuesOf(row),
    );
  }
}

const valuesOf = (row: CommandRow) => [
  row.accountId,
  row.commandId,
  row.deviceId,
  row.producerId,
  row.kind,
  row.claimedAt,
  row.actedAt,
  row.recordedAt,
  row.baseVersion,
];
