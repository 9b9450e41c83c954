import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { AssistedActsInterceptor } from './actor/assisted-acts.interceptor.ts';
import { GrantedAccess } from './actor/granted-access.ts';
import { UndoableActs } from './actor/undoable-acts.ts';
import { Clock } from './clock/clock.ts';
import { Db } from './db/db.ts';
import { DeviceCommands } from './device-commands/device-commands.ts';
import { FILE_STORE } from './files/file-store.provider.ts';
import { FileStore } from './files/file-store.ts';
import { HealthController } from './health/health.controller.ts';
import { ContractGuard } from './http/contract.guard.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.ts';
import { IncidentDesk } from './incidents/incident-desk.ts';
import { IncidentSteps } from './incidents/incident-steps.ts';
import { Incidents } from './incidents/incidents.ts';
import { Jobs } from './jobs/jobs.ts';
import { Loops } from './jobs/loops.ts';
import { ParkedJobs } from './jobs/parked-jobs.ts';
import { Worker } from './jobs/worker.ts';
import { Log } from './log/log.ts';
import { Mailer } from './mail/mailer.ts';
import { Metrics } from './metrics/metrics.ts';
import { PersonalData } from './personal-data/personal-data.ts';
import { ProducerData } from './producer-data/producer-data.ts';
import { SmsSender } from './sms/sms-sender.ts';
import { SweepWatchdog } from './sweeps/sweep-watchdog.ts';
import { Sweeps } from './sweeps/sweeps.ts';

const SERVICES = [
  Db,
  Log,
  Jobs,
  Loops,
  ParkedJobs,
  Worker,
  Sweeps,
  SweepWatchdog,
  Incidents,
  IncidentSteps,
  IncidentDesk,
  Mailer,
  SmsSender,
  Metrics,
  PersonalData,
  ProducerData,
  DeviceCommands,
  GrantedAccess,
  UndoableActs,
];

/** What every module may use; knows no business word. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        FILE_STORE,
        ...SERVICES,
        ContractGuard,
        ProblemFilter,
        IdempotencyInterceptor,
        AssistedActsInterceptor,
      ],
      exports: [
        CONFIG,
        Clock,
        FileStore,
        ...SERVICES,
        ContractGuard,
        ProblemFilter,
        IdempotencyInterceptor,
      ],
    };
  }
}
