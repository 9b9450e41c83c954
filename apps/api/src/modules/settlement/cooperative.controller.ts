import { readCooperativeFigures } from '@markthalle/contracts/cooperative';
import { Controller } from '@nestjs/common';
import { Handles } from '../../platform/http/handles.ts';
import { PublicFiguresQueries } from './public-figures.queries.ts';

@Controller()
export class CooperativeController {
  constructor(private readonly figures: PublicFiguresQueries) {}

  @Handles(readCooperativeFigures)
  readFigures() {
    return this.figures.read();
  }
}
