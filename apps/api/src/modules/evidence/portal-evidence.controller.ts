import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  readEvidence,
  readEvidenceFile,
  saveTraderData,
  submitProducerEvidence,
} from '@markthalle/contracts/portal-evidence';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { EvidenceQueries } from './evidence.queries.ts';
import { SubmitEvidenceService } from './submit-evidence.service.ts';
import { TraderDataService } from './trader-data.service.ts';

/** What a producer proves. */
@Controller()
export class PortalEvidenceController {
  constructor(
    private readonly traders: TraderDataService,
    private readonly submissions: SubmitEvidenceService,
    private readonly queries: EvidenceQueries,
  ) {}

  @Handles(readEvidence)
  read(@By() by: ProducerMember) {
    return this.traders.read(by);
  }

  @Handles(submitProducerEvidence)
  submit(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof submitProducerEvidence>) {
    return this.submissions.submit(by, input);
  }

  @Handles(saveTraderData)
  saveTrader(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof saveTraderData>) {
    return this.traders.save(by, input);
  }

  @Handles(readEvidenceFile)
  async readFile(
    @By() { producerId }: ProducerMember,
    @Input() { evidenceId }: ParsedInputOf<typeof readEvidenceFile>,
  ) {
    const file = await this.queries.file(evidenceId, producerId);
    if (file === null) throw new Problem('evidence-not-found');
    return file;
  }
}
