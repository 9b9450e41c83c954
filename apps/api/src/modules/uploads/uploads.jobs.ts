import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS } from '../../platform/clock/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { ClearUploadsService } from './clear-uploads.service.ts';
import { MakePictureService } from './make-picture.service.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'uploads.make-picture': { readonly uploadId: string };
  }
}

/** The job and the sweep of uploads. */
@Injectable()
export class UploadsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly maker: MakePictureService,
    private readonly clearer: ClearUploadsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('uploads.make-picture', ({ uploadId }) => this.maker.make(uploadId));
    this.sweeps.register({
      name: 'clear-uploads',
      cron: '17 * * * *',
      overdueAfterMs: 3 * HOUR_MS,
      run: () => this.clearer.clear(),
    });
  }
}
