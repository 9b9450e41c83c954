import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  decideEvidence,
  listOfficeEvidence,
  readOfficeEvidenceFile,
  withdrawEvidence,
} from '@markthalle/contracts/office-evidence';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { DecideEvidenceService } from './decide-evidence.service.ts';
import { EvidenceQueries } from './evidence.queries.ts';

/** The office looks at what producers prove. */
@Controller()
export class OfficeEvidenceController {
  constructor(
    private readonly queries: EvidenceQueries,
    private readonly decisions: DecideEvidenceService,
    private readonly clock: Clock,
  ) {}

  @Handles(listOfficeEvidence)
  async list() {
    const on = berlinDateOf(this.clock.now().toISOString());
    const [waiting, ending, held, exemptions] = await Promise.all([
      this.queries.waiting(on),
      this.queries.ending(on),
      this.queries.held(on),
      this.queries.exemptions(),
    ]);
    return { waiting, ending, held, exemptions };
  }

  @Handles(decideEvidence)
  decide(@By() by: SignedIn, @Input() input: ParsedInputOf<typeof decideEvidence>) {
    return this.decisions.decide(by, input.evidenceId, input);
  }

  @Handles(withdrawEvidence)
  withdraw(@By() by: SignedIn, @Input() input: ParsedInputOf<typeof withdrawEvidence>) {
    return this.decisions.withdraw(by, input.evidenceId, input.note);
  }

  @Handles(readOfficeEvidenceFile)
  async readFile(@Input() { evidenceId }: ParsedInputOf<typeof readOfficeEvidenceFile>) {
    const file = await this.queries.file(evidenceId, null);
    if (file === null) throw new Problem('evidence-not-found');
    return file;
  }
}
