import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { giveNotice, sendMessage } from '@markthalle/contracts/notices';
import {
  decideNotice,
  listMessages,
  listNotices,
  readNotice,
  recordOrder,
  settleMessage,
  undoDecision,
} from '@markthalle/contracts/office-notices';
import { Controller, Ip } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { DecideNotice } from './decide-notice.service.ts';
import { GiveNotice } from './give-notice.service.ts';
import { MessageDesk } from './message-desk.service.ts';
import { NoticesQueries } from './notices.queries.ts';

@Controller()
export class NoticesController {
  constructor(
    private readonly notices: GiveNotice,
    private readonly decisions: DecideNotice,
    private readonly messages: MessageDesk,
    private readonly queries: NoticesQueries,
    private readonly clock: Clock,
  ) {}

  @Handles(giveNotice)
  give(@Input() input: ParsedInputOf<typeof giveNotice>, @Ip() ip: string) {
    return this.notices.give(input, ip);
  }

  @Handles(sendMessage)
  receive(@Input() input: ParsedInputOf<typeof sendMessage>, @Ip() ip: string) {
    return this.messages.receive(input, ip);
  }

  @Handles(listNotices)
  list(@Input() { filter }: ParsedInputOf<typeof listNotices>) {
    return this.queries.list(filter, this.clock.now());
  }

  @Handles(readNotice)
  async read(@Input() { noticeId }: ParsedInputOf<typeof readNotice>) {
    const notice = await this.queries.one(noticeId, this.clock.now());
    if (notice === null) throw new Problem('notice-not-found');
    return notice;
  }

  @Handles(recordOrder)
  record(@Input() input: ParsedInputOf<typeof recordOrder>) {
    return this.notices.record(input);
  }

  @Handles(decideNotice)
  decide(@Input() input: ParsedInputOf<typeof decideNotice>, @By() by: SignedIn) {
    return this.decisions.decide(by, input);
  }

  @Handles(undoDecision)
  undo(@Input() input: ParsedInputOf<typeof undoDecision>, @By() by: SignedIn) {
    return this.decisions.undo(by, input);
  }

  @Handles(listMessages)
  listMessages(@Input() { filter }: ParsedInputOf<typeof listMessages>) {
    return this.queries.messages(filter);
  }

  @Handles(settleMessage)
  settle(@Input() input: ParsedInputOf<typeof settleMessage>, @By() by: SignedIn) {
    return this.messages.settle(by, input);
  }
}
