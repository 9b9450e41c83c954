import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  countStock,
  createProduct,
  listPortalProducts,
  pauseProduct,
  readPortalProduct,
  readProductForm,
  setPrice,
  updateProduct,
} from '@markthalle/contracts/portal-products';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { OfferVariantService } from './offer-variant.service.ts';
import { ReadPortalProductsService } from './read-portal-products.service.ts';
import { WriteProductService } from './write-product.service.ts';

@Controller()
export class PortalProductsController {
  constructor(
    private readonly reads: ReadPortalProductsService,
    private readonly products: WriteProductService,
    private readonly offers: OfferVariantService,
  ) {}

  @Handles(listPortalProducts)
  list(@Input() input: ParsedInputOf<typeof listPortalProducts>, @By() by: ProducerMember) {
    return this.reads.list(by, input.language);
  }

  @Handles(readProductForm)
  form(@Input() input: ParsedInputOf<typeof readProductForm>, @By() by: ProducerMember) {
    return this.reads.form(by, input.language);
  }

  @Handles(readPortalProduct)
  read(@Input() input: ParsedInputOf<typeof readPortalProduct>, @By() by: ProducerMember) {
    return this.reads.one(by, input);
  }

  @Handles(createProduct)
  create(@Input() input: ParsedInputOf<typeof createProduct>, @By() by: ProducerMember) {
    return this.products.create(by, input);
  }

  @Handles(updateProduct)
  update(@Input() input: ParsedInputOf<typeof updateProduct>, @By() by: ProducerMember) {
    return this.products.update(by, input);
  }

  @Handles(pauseProduct)
  pause(@Input() input: ParsedInputOf<typeof pauseProduct>, @By() by: ProducerMember) {
    return this.offers.pause(by, input);
  }

  @Handles(countStock)
  count(@Input() input: ParsedInputOf<typeof countStock>, @By() by: ProducerMember) {
    return this.offers.count(by, input);
  }

  @Handles(setPrice)
  price(@Input() input: ParsedInputOf<typeof setPrice>, @By() by: ProducerMember) {
    return this.offers.setPrice(by, input);
  }
}
