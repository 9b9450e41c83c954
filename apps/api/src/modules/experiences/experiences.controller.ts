import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  chooseGuestDate,
  listExperiences,
  listGuestDates,
} from '@markthalle/contracts/experiences';
import { Controller } from '@nestjs/common';
import { Handles, Input } from '../../platform/http/handles.ts';
import { CalendarQueries } from './calendar.queries.ts';
import { GuestChoiceService } from './guest-choice.service.ts';

@Controller()
export class ExperiencesController {
  constructor(
    private readonly calendar: CalendarQueries,
    private readonly choices: GuestChoiceService,
  ) {}

  @Handles(listExperiences)
  list(@Input() input: ParsedInputOf<typeof listExperiences>) {
    return this.calendar.list(input);
  }

  @Handles(listGuestDates)
  dates(@Input() input: ParsedInputOf<typeof listGuestDates>) {
    return this.choices.list(input);
  }

  @Handles(chooseGuestDate)
  choose(@Input() input: ParsedInputOf<typeof chooseGuestDate>) {
    return this.choices.choose(input);
  }
}
