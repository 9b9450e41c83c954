import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  confirmStockAlert,
  leaveStockAlert,
  requestStockAlert,
} from '@markthalle/contracts/stock-alerts';
import { Controller } from '@nestjs/common';
import { ClientAddress, Handles, Input } from '../../platform/http/handles.ts';
import { AlertWishesService } from './alert-wishes.service.ts';

@Controller()
export class StockAlertsController {
  constructor(private readonly wishes: AlertWishesService) {}

  @Handles(requestStockAlert)
  request(
    @Input() input: ParsedInputOf<typeof requestStockAlert>,
    @ClientAddress() clientAddress: string,
  ) {
    return this.wishes.request(input, clientAddress);
  }

  @Handles(confirmStockAlert)
  confirm(@Input() input: ParsedInputOf<typeof confirmStockAlert>) {
    return this.wishes.confirm(input);
  }

  @Handles(leaveStockAlert)
  leave(@Input() input: ParsedInputOf<typeof leaveStockAlert>) {
    return this.wishes.leave(input);
  }
}
