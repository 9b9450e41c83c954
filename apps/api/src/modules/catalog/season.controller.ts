import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { listReturnPoints, listSeason } from '@markthalle/contracts/season';
import { Controller } from '@nestjs/common';
import { Handles, Input } from '../../platform/http/handles.ts';
import { SeasonQueries } from './season.queries.ts';

@Controller()
export class SeasonController {
  constructor(private readonly queries: SeasonQueries) {}

  @Handles(listSeason)
  listSeason(@Input() { month, language }: ParsedInputOf<typeof listSeason>) {
    return this.queries.month(month, language);
  }

  @Handles(listReturnPoints)
  listReturnPoints(@Input() { language }: ParsedInputOf<typeof listReturnPoints>) {
    return this.queries.returnPoints(language);
  }
}
