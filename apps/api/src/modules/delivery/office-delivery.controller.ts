import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  addTrip,
  changeRunPlan,
  listTrips,
  planRun,
  readRunPlan,
} from '@markthalle/contracts/office-runs';
import {
  callOffTrip,
  moveTripStop,
  readTrip,
  rebookTrip,
  releaseTrip,
} from '@markthalle/contracts/office-trips';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { CallOffTrip } from './call-off-trip.service.ts';
import { PlanRuns } from './plan-runs.service.ts';
import { ReadTrips } from './read-trips.service.ts';
import { SteerTrip } from './steer-trip.service.ts';

/** Runs and trips of the cooperative, for its staff. */
@Controller()
export class OfficeDeliveryController {
  constructor(
    private readonly plans: PlanRuns,
    private readonly reader: ReadTrips,
    private readonly steering: SteerTrip,
    private readonly callingOff: CallOffTrip,
  ) {}

  @Handles(listTrips)
  trips(@Input() input: ParsedInputOf<typeof listTrips>) {
    return this.reader.list(input);
  }

  @Handles(addTrip)
  addTrip(@Input() input: ParsedInputOf<typeof addTrip>, @By() staff: SignedIn) {
    return this.plans.addTrip(input, staff.accountId);
  }

  @Handles(planRun)
  plan(@Input() input: ParsedInputOf<typeof planRun>, @By() staff: SignedIn) {
    return this.plans.plan(input, staff.accountId);
  }

  @Handles(readRunPlan)
  run(@Input() { runCode }: ParsedInputOf<typeof readRunPlan>) {
    return this.plans.read(runCode);
  }

  @Handles(changeRunPlan)
  change(@Input() input: ParsedInputOf<typeof changeRunPlan>, @By() staff: SignedIn) {
    return this.plans.change(input, staff.accountId);
  }

  @Handles(readTrip)
  trip(@Input() { runCode, on, language }: ParsedInputOf<typeof readTrip>) {
    return this.reader.read(runCode, on, language);
  }

  @Handles(moveTripStop)
  moveStop(@Input() input: ParsedInputOf<typeof moveTripStop>, @By() staff: SignedIn) {
    return this.steering.moveStop(input, staff.accountId);
  }

  @Handles(releaseTrip)
  release(@Input() input: ParsedInputOf<typeof releaseTrip>, @By() staff: SignedIn) {
    return this.steering.release(input, staff.accountId);
  }

  @Handles(callOffTrip)
  callOff(@Input() input: ParsedInputOf<typeof callOffTrip>, @By() staff: SignedIn) {
    return this.callingOff.callOff(input, staff.accountId);
  }

  @Handles(rebookTrip)
  rebook(@Input() input: ParsedInputOf<typeof rebookTrip>, @By() staff: SignedIn) {
    return this.callingOff.rebook(input, staff.accountId);
  }
}
