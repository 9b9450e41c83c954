import type { PortalOrder } from '@markthalle/contracts/portal-orders';
import { berlinDateOf } from '@markthalle/domain/dates';
import {
  type ServiceConsents,
  servicePeriod,
  startableFrom,
} from '@markthalle/domain/undatedService';
import type { WithdrawalPeriod } from '@markthalle/domain/withdrawalPeriod';
import type { z } from 'zod';

type ServiceView = NonNullable<z.infer<typeof PortalOrder>['lines'][number]['service']>;

/** The contract starts the period, or the information where that came later (§ 356(3) BGB). */
export const periodOfService = (contract: {
  readonly placedAt: Date;
  readonly informedAt: Date | null;
}): WithdrawalPeriod =>
  servicePeriod(
    berlinDateOf(contract.placedAt.toISOString()),
    contract.informedAt && berlinDateOf(contract.informedAt.toISOString()),
  );

/** Times as they come out of a JSON document. */
interface ServiceRow {
  readonly service_started_at: string | null;
  readonly service_completed_at: string | null;
  readonly service_withdrawn_at: string | null;
}

const instant = (time: string | null): string | null => time && new Date(time).toISOString();

/** What the producer sees of an undated service, with the first day on which it may start. */
export const toServiceView = (
  consents: ServiceConsents,
  row: ServiceRow,
  period: WithdrawalPeriod,
  now: Date,
): ServiceView => ({
  ...consents,
  startedAt: instant(row.service_started_at),
  completedAt: instant(row.service_completed_at),
  withdrawnAt: instant(row.service_withdrawn_at),
  startableFrom: startableFrom(consents, period, now.toISOString()),
});
