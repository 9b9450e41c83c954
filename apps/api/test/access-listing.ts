import { ownProducer, type Row } from './access-rows.ts';

const NO_DRAFT = '00000000-0000-4000-8000-00000000d0af';

/** Drafts and versions of products. A draft exists once a device has sent one, so that here nobody finds any. */
export const LISTING_ROWS: Readonly<Record<string, Row>> = {
  listProductDrafts: ownProducer(200, 200),
  readProductDraft: ownProducer(404, 404, () => ({ draftId: NO_DRAFT })),
  settleProductDraft: ownProducer(404, 404, () => ({ draftId: NO_DRAFT, otherFields: [] })),
  discardProductDraft: ownProducer(404, 404, () => ({ draftId: NO_DRAFT })),
  listProductVersions: ownProducer(200, 404, ({ productId }) => ({ productId })),
};
