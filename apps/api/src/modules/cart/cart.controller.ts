import {
  acceptCartChanges,
  addToCart,
  claimCart,
  readCart,
  removeCartCoupon,
  setCartCoupon,
  setCartDelivery,
  setCartQuantity,
} from '@markthalle/contracts/cart';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, ClientAddress, Handles, Input } from '../../platform/http/handles.ts';
import { ChangeCart } from './change-cart.service.ts';

@Controller()
export class CartController {
  constructor(private readonly carts: ChangeCart) {}

  @Handles(addToCart)
  add(@Input() input: ParsedInputOf<typeof addToCart>) {
    return this.carts.add(input);
  }

  @Handles(readCart)
  read(@Input() { cartToken, language }: ParsedInputOf<typeof readCart>) {
    return this.carts.read(cartToken, language);
  }

  @Handles(setCartQuantity)
  setQuantity(@Input() input: ParsedInputOf<typeof setCartQuantity>) {
    return this.carts.setQuantity(input);
  }

  @Handles(setCartDelivery)
  setDelivery(@Input() input: ParsedInputOf<typeof setCartDelivery>) {
    return this.carts.setDelivery(input);
  }

  @Handles(setCartCoupon)
  setCoupon(
    @Input() input: ParsedInputOf<typeof setCartCoupon>,
    @ClientAddress() clientAddress: string,
  ) {
    return this.carts.setCoupon(input, clientAddress);
  }

  @Handles(removeCartCoupon)
  removeCoupon(@Input() input: ParsedInputOf<typeof removeCartCoupon>) {
    return this.carts.removeCoupon(input);
  }

  @Handles(acceptCartChanges)
  acceptChanges(@Input() input: ParsedInputOf<typeof acceptCartChanges>) {
    return this.carts.acceptChanges(input);
  }

  @Handles(claimCart)
  claim(@By() buyer: SignedIn, @Input() input: ParsedInputOf<typeof claimCart>) {
    return this.carts.claim(buyer.accountId, input);
  }
}
