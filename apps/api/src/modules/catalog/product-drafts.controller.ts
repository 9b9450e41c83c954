import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  discardProductDraft,
  listProductDrafts,
  listProductVersions,
  readProductDraft,
  settleProductDraft,
} from '@markthalle/contracts/product-drafts';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { KeepDraft } from './keep-draft.service.ts';
import { ReadVersions } from './read-versions.service.ts';

@Controller()
export class ProductDraftsController {
  constructor(
    private readonly drafts: KeepDraft,
    private readonly versions: ReadVersions,
  ) {}

  @Handles(listProductDrafts)
  list(@By() by: ProducerMember) {
    return this.drafts.list(by);
  }

  @Handles(readProductDraft)
  read(@Input() { draftId }: ParsedInputOf<typeof readProductDraft>, @By() by: ProducerMember) {
    return this.drafts.one(by, draftId);
  }

  @Handles(settleProductDraft)
  settle(@Input() input: ParsedInputOf<typeof settleProductDraft>, @By() by: ProducerMember) {
    return this.drafts.settle(by, input);
  }

  @Handles(discardProductDraft)
  discard(
    @Input() { draftId }: ParsedInputOf<typeof discardProductDraft>,
    @By() by: ProducerMember,
  ) {
    return this.drafts.discard(by, draftId);
  }

  @Handles(listProductVersions)
  history(@Input() input: ParsedInputOf<typeof listProductVersions>, @By() by: ProducerMember) {
    return this.versions.list(by, input);
  }
}
