import { ownProducer, type Row } from './access-rows.ts';

const NO_DRAFT = '00000000-0000-4000-8000-00000000d0af';

/** Products, their drafts and versions. A draft exists once a device has sent one, so that here nobody finds any. */
export const LISTING_ROWS: Readonly<Record<string, Row>> = {
  createProduct: ownProducer(201, 201, ({ draft }, role) => ({
    draft: { ...draft, ways: ['pickup'] },
    submit: false,
    clientId:
      role === 'producerA'
        ? 'c0ffee00-0000-4000-8000-00000000000a'
        : 'c0ffee00-0000-4000-8000-00000000000b',
  })),
  readPortalProduct: ownProducer(200, 404, ({ productId }) => ({ productId })),
  updateProduct: ownProducer(200, 404, ({ productId, draft }) => ({
    productId,
    draft,
    submit: false,
    basedOnVersion: 1,
  })),
  retireProduct: ownProducer(200, 404, ({ productId }) => ({ productId, successorId: null })),
  pauseProduct: ownProducer(200, 404, ({ productId }) => ({ productId, paused: false })),
  readProductForm: ownProducer(200, 200),
  listProductDrafts: ownProducer(200, 200),
  readProductDraft: ownProducer(404, 404, () => ({ draftId: NO_DRAFT })),
  settleProductDraft: ownProducer(404, 404, () => ({ draftId: NO_DRAFT, otherFields: [] })),
  discardProductDraft: ownProducer(404, 404, () => ({ draftId: NO_DRAFT })),
  listProductVersions: ownProducer(200, 404, ({ productId }) => ({ productId })),
};
