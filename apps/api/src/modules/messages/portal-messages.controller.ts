import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  answerPortalThread,
  askOffice,
  listPortalThreads,
  markThreadRead,
  readPortalThread,
} from '@markthalle/contracts/portal-messages';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { PortalMessagesService } from './portal-messages.service.ts';

/** A producer's conversations with buyers and with the office. */
@Controller()
export class PortalMessagesController {
  constructor(private readonly messages: PortalMessagesService) {}

  @Handles(listPortalThreads)
  list(@By() by: ProducerMember) {
    return this.messages.list(by);
  }

  @Handles(readPortalThread)
  read(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof readPortalThread>) {
    return this.messages.read(by, input.threadId);
  }

  @Handles(answerPortalThread)
  answer(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof answerPortalThread>) {
    return this.messages.answer(by, input);
  }

  @Handles(markThreadRead)
  markRead(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof markThreadRead>) {
    return this.messages.markRead(by, input.threadId);
  }

  @Handles(askOffice)
  ask(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof askOffice>) {
    return this.messages.ask(by, input);
  }
}
