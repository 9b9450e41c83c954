import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant } from './fields.ts';

export const SWEEPS = [
  'release-expired-reservations',
  'reread-open-payments',
  'replay-missed-events',
  'resume-operations',
  'resume-settlement',
  'reread-refunds',
  'watch-disputes',
  'weekly-settlement',
  'watch-holds',
  'reread-treasury',
  'remind-accounts',
  'nightly-money-check',
  'refresh-seasonal-listings',
  'refresh-closed-dates',
  'tell-guests',
  'remind-guests',
  'settle-guest-choices',
  'hand-over-experiences',
  'watch-orders',
  'clear-stock-alerts',
  'finish-erasures',
  'reconcile-search',
  'issue-missing-documents',
  'monthly-commission-invoices',
  'verify-archive',
  'watch-cases',
  'invite-reviews',
  'watch-notices',
  'watch-evidence',
  'watch-turnover',
  'clear-uploads',
  'clear-imports',
  'reach-recalls',
  'clear-device-log',
  'clear-threads',
  'clear-sms-answers',
] as const;

export const readOperations = endpoint({
  method: 'GET',
  path: '/office/machine-room',
  summary: 'Parked jobs, and the sweeps with their last runs',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    parkedJobs: z.array(
      z.object({
        parkedJobId: Id,
        task: z.string(),
        attempts: z.int(),
        error: z.string(),
        parkedAt: Instant,
      }),
    ),
    sweeps: z.array(
      z.object({
        name: z.enum(SWEEPS),
        lastSucceededAt: Instant.nullable(),
        lastError: z.string().nullable(),
        overdue: z.boolean(),
      }),
    ),
  }),
  problems: [],
});

export const retryParkedJob = endpoint({
  method: 'POST',
  path: '/office/jobs/:parkedJobId/retry',
  summary: 'Put a parked job back into the queue',
  access: 'staff',
  input: InLanguage.extend({ parkedJobId: Id }),
  output: z.object({ queued: z.literal(true) }),
  problems: ['job-not-found'],
});

export const runSweep = endpoint({
  method: 'POST',
  path: '/office/sweeps/:name/runs',
  summary: 'Run a sweep now',
  access: 'staff',
  input: InLanguage.extend({ name: z.enum(SWEEPS) }),
  output: z.object({ touched: z.int() }),
  problems: ['sweep-running'],
});
