import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  answerOfficeThread,
  listOfficeThreads,
  readOfficeThread,
  settleOfficeThread,
} from '@markthalle/contracts/office-threads';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { OfficeThreadsService } from './office-threads.service.ts';

/** The office's conversations with producers. */
@Controller()
export class OfficeThreadsController {
  constructor(private readonly threads: OfficeThreadsService) {}

  @Handles(listOfficeThreads)
  list(@Input() { filter }: ParsedInputOf<typeof listOfficeThreads>) {
    return this.threads.list(filter);
  }

  @Handles(readOfficeThread)
  read(@Input() { threadId }: ParsedInputOf<typeof readOfficeThread>) {
    return this.threads.read(threadId);
  }

  @Handles(answerOfficeThread)
  answer(@By() by: SignedIn, @Input() input: ParsedInputOf<typeof answerOfficeThread>) {
    return this.threads.answer(by, input);
  }

  @Handles(settleOfficeThread)
  settle(@By() by: SignedIn, @Input() { threadId }: ParsedInputOf<typeof settleOfficeThread>) {
    return this.threads.settle(by, threadId);
  }
}
