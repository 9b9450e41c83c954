import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  assignIncident,
  listIncidents,
  moveIncident,
  readIncident,
  resolveIncident,
  setIncidentOwner,
} from '@markthalle/contracts/office-incidents';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { IncidentsQueries } from './incidents.queries.ts';
import { SteerIncidentsService } from './steer-incidents.service.ts';

@Controller()
export class IncidentsController {
  constructor(
    private readonly queries: IncidentsQueries,
    private readonly steering: SteerIncidentsService,
  ) {}

  @Handles(listIncidents)
  list(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof listIncidents>) {
    return this.queries.list(staff.accountId, input);
  }

  @Handles(readIncident)
  read(@Input() { incidentId }: ParsedInputOf<typeof readIncident>) {
    return this.queries.read(incidentId);
  }

  @Handles(assignIncident)
  assign(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof assignIncident>) {
    return this.steering.assign(staff.accountId, input);
  }

  @Handles(moveIncident)
  move(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof moveIncident>) {
    return this.steering.move(staff.accountId, input);
  }

  @Handles(resolveIncident)
  resolve(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof resolveIncident>) {
    return this.steering.resolve(staff.accountId, input);
  }

  @Handles(setIncidentOwner)
  setOwner(@Input() { ownerId }: ParsedInputOf<typeof setIncidentOwner>) {
    return this.steering.setDefaultOwner(ownerId);
  }
}
