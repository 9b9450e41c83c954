import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  chooseSmsQuestions,
  readSmsQuestions,
  receiveSms,
} from '@markthalle/contracts/sms-answers';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { SmsAnswersService } from './sms-answers.service.ts';

/** Questions about orders by SMS: who wants them, and what comes back. */
@Controller()
export class SmsController {
  constructor(private readonly answers: SmsAnswersService) {}

  @Handles(receiveSms)
  receive(@Input() input: ParsedInputOf<typeof receiveSms>) {
    return this.answers.receive(input);
  }

  @Handles(readSmsQuestions)
  read(@By() by: ProducerMember) {
    return this.answers.wish(by.accountId);
  }

  @Handles(chooseSmsQuestions)
  choose(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof chooseSmsQuestions>) {
    return this.answers.choose(by.accountId, input.wanted);
  }
}
