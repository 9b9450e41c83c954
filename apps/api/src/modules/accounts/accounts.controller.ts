import {
  confirmErasure,
  exportMyData,
  listAddresses,
  openAccountForOrder,
  removeAddress,
  requestErasure,
  saveAddress,
} from '@markthalle/contracts/accounts';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { dropWish, keepWish, readWishList } from '@markthalle/contracts/wish-list';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { Addresses } from './addresses.service.ts';
import { EraseAccount } from './erase-account.service.ts';
import { ExportData } from './export-data.service.ts';
import { OpenAccount } from './open-account.service.ts';
import { WishList } from './wish-list.service.ts';

@Controller()
export class AccountsController {
  constructor(
    private readonly addresses: Addresses,
    private readonly exports: ExportData,
    private readonly erasures: EraseAccount,
    private readonly accounts: OpenAccount,
    private readonly wishes: WishList,
  ) {}

  @Handles(listAddresses)
  list(@By() buyer: SignedIn) {
    return this.addresses.list(buyer.accountId);
  }

  @Handles(saveAddress)
  save(@By() buyer: SignedIn, @Input() input: ParsedInputOf<typeof saveAddress>) {
    return this.addresses.save(buyer.accountId, input);
  }

  @Handles(removeAddress)
  remove(@By() buyer: SignedIn, @Input() input: ParsedInputOf<typeof removeAddress>) {
    return this.addresses.remove(buyer.accountId, input.addressId);
  }

  @Handles(readWishList)
  readWishes(@By() buyer: SignedIn, @Input() input: ParsedInputOf<typeof readWishList>) {
    return this.wishes.read(buyer.accountId, input.language);
  }

  @Handles(keepWish)
  keepWish(@By() buyer: SignedIn, @Input() input: ParsedInputOf<typeof keepWish>) {
    return this.wishes.keep(buyer.accountId, input.slug);
  }

  @Handles(dropWish)
  dropWish(@By() buyer: SignedIn, @Input() input: ParsedInputOf<typeof dropWish>) {
    return this.wishes.drop(buyer.accountId, input.productId);
  }

  @Handles(openAccountForOrder)
  openForOrder(@Input() input: ParsedInputOf<typeof openAccountForOrder>) {
    return this.accounts.forOrder(input.orderToken);
  }

  @Handles(exportMyData)
  export(@By() buyer: SignedIn) {
    return this.exports.export(buyer.accountId);
  }

  @Handles(requestErasure)
  requestErasure(@By() buyer: SignedIn) {
    return this.erasures.request(buyer);
  }

  @Handles(confirmErasure)
  confirmErasure(@Input() input: ParsedInputOf<typeof confirmErasure>) {
    return this.erasures.confirm(input.token);
  }
}
