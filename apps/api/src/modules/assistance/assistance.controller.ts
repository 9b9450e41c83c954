import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  askForConsent,
  openPortalFor,
  readOfficeAssistance,
} from '@markthalle/contracts/office-assistance';
import {
  endConsent,
  grantConsent,
  openAssistance,
  readAssistance,
  undoAct,
} from '@markthalle/contracts/portal-assistance';
import { Controller } from '@nestjs/common';
import type { ProducerMember, SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { ActsService } from './acts.service.ts';
import { ConsentsService } from './consents.service.ts';
import { OpenPortalService } from './open-portal.service.ts';

@Controller()
export class AssistanceController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly acts: ActsService,
    private readonly portal: OpenPortalService,
  ) {}

  @Handles(readAssistance)
  read(@By() by: ProducerMember) {
    return this.consents.read(by.producerId);
  }

  @Handles(grantConsent)
  grant(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof grantConsent>) {
    return this.consents.grant(by, input);
  }

  @Handles(endConsent)
  end(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof endConsent>) {
    return this.consents.end(by, input.consentId);
  }

  @Handles(undoAct)
  undo(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof undoAct>) {
    return this.acts.undo(by, input.actId);
  }

  @Handles(openAssistance)
  enter(@Input() input: ParsedInputOf<typeof openAssistance>) {
    return this.portal.enter(input.ticket);
  }

  @Handles(readOfficeAssistance)
  readForOffice(@Input() input: ParsedInputOf<typeof readOfficeAssistance>) {
    return this.portal.read(input.producerId);
  }

  @Handles(askForConsent)
  ask(@By() by: SignedIn, @Input() input: ParsedInputOf<typeof askForConsent>) {
    return this.portal.ask(by, input);
  }

  @Handles(openPortalFor)
  open(@By() by: SignedIn, @Input() input: ParsedInputOf<typeof openPortalFor>) {
    return this.portal.open(by, input.producerId);
  }
}
