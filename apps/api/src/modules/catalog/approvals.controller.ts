import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  approveVersion,
  listApprovals,
  readApproval,
  returnVersion,
} from '@markthalle/contracts/office-catalog';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { ApprovalsQueries } from './approvals.queries.ts';
import { DecideVersionService } from './decide-version.service.ts';
import { ReadApprovalService } from './read-approval.service.ts';

@Controller()
export class ApprovalsController {
  constructor(
    private readonly queue: ApprovalsQueries,
    private readonly reads: ReadApprovalService,
    private readonly decisions: DecideVersionService,
  ) {}

  @Handles(listApprovals)
  async list(@Input() input: ParsedInputOf<typeof listApprovals>) {
    return { approvals: await this.queue.waiting(input.language) };
  }

  @Handles(readApproval)
  read(@Input() input: ParsedInputOf<typeof readApproval>) {
    return this.reads.read(input);
  }

  @Handles(approveVersion)
  approve(@Input() input: ParsedInputOf<typeof approveVersion>, @By() by: SignedIn) {
    return this.decisions.approve(by, input.versionId, input.seenPhotoIds);
  }

  @Handles(returnVersion)
  return(@Input() input: ParsedInputOf<typeof returnVersion>, @By() by: SignedIn) {
    return this.decisions.returnToProducer(by, input.versionId, input.note);
  }
}
