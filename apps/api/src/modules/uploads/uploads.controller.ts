import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { askUploadTicket, keepProducerPhoto } from '@markthalle/contracts/portal-uploads';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { AskTicketService } from './ask-ticket.service.ts';
import { KeepWholePhotoService } from './keep-whole-photo.service.ts';

@Controller()
export class UploadsController {
  constructor(
    private readonly tickets: AskTicketService,
    private readonly keeper: KeepWholePhotoService,
  ) {}

  @Handles(askUploadTicket)
  ask(@Input() input: ParsedInputOf<typeof askUploadTicket>, @By() by: ProducerMember) {
    return this.tickets.ask(by, input);
  }

  @Handles(keepProducerPhoto)
  keep(@Input() input: ParsedInputOf<typeof keepProducerPhoto>, @By() by: ProducerMember) {
    return this.keeper.keep(by, input);
  }
}
