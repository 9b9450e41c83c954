import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  answerOrder,
  handOverByScan,
  handOverTrip,
  readHandOver,
  readOrderAnswer,
} from '@markthalle/contracts/hand-over';
import {
  noteBatches,
  packOrders,
  printDeliveryNote,
  printParcelLabels,
  readPackingList,
  reportShortage,
  tickPacking,
  weighLine,
} from '@markthalle/contracts/packing';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { AnswerOrderService } from './answer-order.service.ts';
import { HandOverService } from './hand-over.service.ts';
import { PackingListService } from './packing-list.service.ts';
import { PrintParcelsService } from './print-parcels.service.ts';
import { ReportShortageService } from './report-shortage.service.ts';
import { WeighLineService } from './weigh-line.service.ts';

@Controller()
export class PackingController {
  constructor(
    private readonly list: PackingListService,
    private readonly shortages: ReportShortageService,
    private readonly scale: WeighLineService,
    private readonly prints: PrintParcelsService,
    private readonly handOvers: HandOverService,
    private readonly answers: AnswerOrderService,
  ) {}

  @Handles(readPackingList)
  read(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof readPackingList>) {
    return this.list.read(by.producerId, input);
  }

  @Handles(tickPacking)
  async tick(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof tickPacking>) {
    return { ticked: await this.list.tick(by.producerId, input) };
  }

  @Handles(noteBatches)
  noteBatches(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof noteBatches>) {
    return this.list.noteBatches(by.producerId, input);
  }

  @Handles(packOrders)
  pack(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof packOrders>) {
    return this.list.pack(by, input);
  }

  @Handles(reportShortage)
  report(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof reportShortage>) {
    return this.shortages.report(by, { ...input, id: input.clientId });
  }

  @Handles(weighLine)
  weigh(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof weighLine>) {
    return this.scale.weigh(by, { ...input, id: input.clientId });
  }

  @Handles(printParcelLabels)
  printLabels(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof printParcelLabels>) {
    return this.prints.labels(by.producerId, input);
  }

  @Handles(printDeliveryNote)
  printNote(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof printDeliveryNote>) {
    return this.prints.deliveryNote(by.producerId, input);
  }

  @Handles(readHandOver)
  readTrip(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof readHandOver>) {
    return this.handOvers.read(by.producerId, input);
  }

  @Handles(handOverTrip)
  handOver(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof handOverTrip>) {
    return this.handOvers.handOver(by, input);
  }

  @Handles(handOverByScan)
  byScan(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof handOverByScan>) {
    return this.handOvers.byScan(by, input);
  }

  @Handles(readOrderAnswer)
  readAnswer(@Input() input: ParsedInputOf<typeof readOrderAnswer>) {
    return this.answers.read(input);
  }

  @Handles(answerOrder)
  answer(@Input() input: ParsedInputOf<typeof answerOrder>) {
    return this.answers.answer(input);
  }
}
