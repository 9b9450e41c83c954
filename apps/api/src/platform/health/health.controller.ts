import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Db } from '../db/db.ts';
import { openApiDocument } from '../http/open-api.ts';
import { Metrics } from '../metrics/metrics.ts';
import { SweepWatchdog } from '../sweeps/sweep-watchdog.ts';

@Controller()
export class HealthController {
  private readonly document = JSON.stringify(openApiDocument());

  constructor(
    private readonly db: Db,
    private readonly metrics: Metrics,
    private readonly watchdog: SweepWatchdog,
  ) {}

  @Get('health/live')
  live() {
    return { live: true };
  }

  /** Ready means: the database answers and its schema is there. */
  @Get('health/ready')
  async ready(@Res() reply: FastifyReply) {
    try {
      await this.db.row('select 1 from platform.setting limit 1');
      reply.status(200).send({ ready: true });
    } catch {
      reply.status(503).send({ ready: false });
    }
  }

  /** For a monitor outside: 503 with their names while regular work is late. */
  @Get('health/sweeps')
  async sweeps(@Res() reply: FastifyReply) {
    const overdue = await this.watchdog.overdue();
    reply.status(overdue.length === 0 ? 200 : 503).send({ overdue });
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  prometheus() {
    return this.metrics.registry.metrics();
  }

  @Get('openapi.json')
  @Header('content-type', 'application/json')
  openApi() {
    return this.document;
  }
}
