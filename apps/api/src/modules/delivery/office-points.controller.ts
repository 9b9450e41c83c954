import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { previewPrice, readFees, resolvePrice } from '@markthalle/contracts/office-fees';
import {
  addPoint,
  addPointClosure,
  changePoint,
  closePoint,
  listOfficePoints,
  readOfficePoint,
  removePointClosure,
} from '@markthalle/contracts/office-points';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { OfficePoints } from './office-points.service.ts';
import { ResolvePrice } from './resolve-price.service.ts';

/** Pick-up points and prices of the cooperative's delivery, for its staff. */
@Controller()
export class OfficePointsController {
  constructor(
    private readonly points: OfficePoints,
    private readonly prices: ResolvePrice,
  ) {}

  @Handles(listOfficePoints)
  list(@Input() { language }: ParsedInputOf<typeof listOfficePoints>) {
    return this.points.list(language);
  }

  @Handles(readOfficePoint)
  read(@Input() { pointId }: ParsedInputOf<typeof readOfficePoint>) {
    return this.points.read(pointId);
  }

  @Handles(addPoint)
  add(@Input() input: ParsedInputOf<typeof addPoint>, @By() staff: SignedIn) {
    return this.points.add(input, staff.accountId);
  }

  @Handles(changePoint)
  change(@Input() input: ParsedInputOf<typeof changePoint>, @By() staff: SignedIn) {
    return this.points.change(input, staff.accountId);
  }

  @Handles(closePoint)
  setClosed(@Input() input: ParsedInputOf<typeof closePoint>, @By() staff: SignedIn) {
    return this.points.setClosed(input, staff.accountId);
  }

  @Handles(addPointClosure)
  addClosure(@Input() input: ParsedInputOf<typeof addPointClosure>, @By() staff: SignedIn) {
    return this.points.addClosure(input, staff.accountId);
  }

  @Handles(removePointClosure)
  removeClosure(@Input() input: ParsedInputOf<typeof removePointClosure>, @By() staff: SignedIn) {
    return this.points.removeClosure(input, staff.accountId);
  }

  @Handles(readFees)
  fees(@Input() { language }: ParsedInputOf<typeof readFees>) {
    return this.prices.read(language);
  }

  @Handles(previewPrice)
  preview(@Input() input: ParsedInputOf<typeof previewPrice>) {
    return this.prices.preview(input);
  }

  @Handles(resolvePrice)
  resolve(@Input() input: ParsedInputOf<typeof resolvePrice>, @By() staff: SignedIn) {
    return this.prices.resolve(input, staff.accountId);
  }
}
