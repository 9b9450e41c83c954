import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** Baskets of people who signed in. */
@Injectable()
export class CartData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register({
      table: 'cart.cart',
      shown: `postcode, created_at, touched_at,
          (select jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'quantity', l.quantity))
             from cart.cart_line l where l.cart_id = cart.id) as lines`,
      of: 'account_id = $1',
      erasure: { kind: 'delete' },
    });
  }
}
