import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  keepForShop,
  listStock,
  moveStock,
  nameArticle,
  readStockArticle,
} from '@markthalle/contracts/portal-stock';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { MoveStock } from './move-stock.service.ts';

@Controller()
export class PortalStockController {
  constructor(private readonly stock: MoveStock) {}

  @Handles(listStock)
  list(@Input() input: ParsedInputOf<typeof listStock>, @By() by: ProducerMember) {
    return this.stock.list(by, input.language);
  }

  @Handles(readStockArticle)
  read(@Input() input: ParsedInputOf<typeof readStockArticle>, @By() by: ProducerMember) {
    return this.stock.read(by, input);
  }

  @Handles(moveStock)
  move(@Input() input: ParsedInputOf<typeof moveStock>, @By() by: ProducerMember) {
    return this.stock.move(by, input);
  }

  @Handles(keepForShop)
  keep(@Input() input: ParsedInputOf<typeof keepForShop>, @By() by: ProducerMember) {
    return this.stock.keep(by, input);
  }

  @Handles(nameArticle)
  name(@Input() input: ParsedInputOf<typeof nameArticle>, @By() by: ProducerMember) {
    return this.stock.name(by, input);
  }
}
