import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  listOfficeProducers,
  readOfficeProducer,
  readOverview,
} from '@markthalle/contracts/office-catalog';
import { readOperations, retryParkedJob, runSweep } from '@markthalle/contracts/office-operations';
import { listOfficeOrders, readOfficeOrder } from '@markthalle/contracts/office-orders';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Controller } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Handles, Input } from '../../platform/http/handles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OfficeProducersQueries } from './office-producers.queries.ts';
import { OverviewQueries } from './overview.queries.ts';
import { ReadOfficeOrder } from './read-office-order.service.ts';
import { SteerOperations } from './steer-operations.service.ts';

@Controller()
export class OfficeController {
  constructor(
    private readonly clock: Clock,
    private readonly overview: OverviewQueries,
    private readonly producers: OfficeProducersQueries,
    private readonly orders: ReadOfficeOrder,
    private readonly operations: SteerOperations,
  ) {}

  @Handles(readOverview)
  readOverview() {
    return this.overview.read(this.clock.now());
  }

  @Handles(listOfficeProducers)
  async listProducers() {
    return { producers: await this.producers.list(this.today()) };
  }

  @Handles(readOfficeProducer)
  async readProducer(@Input() { producerId }: ParsedInputOf<typeof readOfficeProducer>) {
    const page = await this.producers.page(producerId, this.today());
    if (page === null) throw new Problem('producer-not-found');
    return page;
  }

  @Handles(listOfficeOrders)
  listOrders(@Input() input: ParsedInputOf<typeof listOfficeOrders>) {
    return this.orders.list(input);
  }

  @Handles(readOfficeOrder)
  readOrder(@Input() input: ParsedInputOf<typeof readOfficeOrder>) {
    return this.orders.read(input);
  }

  @Handles(readOperations)
  readOperations() {
    return this.operations.list();
  }

  @Handles(retryParkedJob)
  retryParkedJob(@Input() input: ParsedInputOf<typeof retryParkedJob>) {
    return this.operations.retry(input);
  }

  @Handles(runSweep)
  runSweep(@Input() input: ParsedInputOf<typeof runSweep>) {
    return this.operations.runSweep(input);
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}
