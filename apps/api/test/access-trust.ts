import { everybody, NOWHERE, ownProducer, type Row, staffOnly } from './access-rows.ts';

const REVIEW = { stars: 5, text: 'Sehr gut.', author: 'Anna S.' };
const MESSAGE = { name: 'Anna', email: 'a@example.org', phone: null, text: 'Eine Frage an Sie.' };
const NOTICE = {
  url: 'http://127.0.0.1/p/peenetaler-bergruh-6-monate',
  explanation: 'Das stimmt so nicht.',
};
const ORDER = { authority: 'Amt', email: 'amt@example.org', reference: 'Az. 1' };

/** Reviews, notices and messages. */
export const ACCESS_TRUST: Readonly<Record<string, Row>> = {
  readOrderReviews: everybody(200, ({ orderToken }) => ({ orderToken })),
  writeReview: everybody(403, ({ orderToken }) => ({ orderToken, lineId: NOWHERE, ...REVIEW })),
  stopReviewMails: everybody(200, ({ orderToken }) => ({ orderToken })),
  listProductReviews: everybody(200, () => ({ slug: 'peenetaler-bergruh-6-monate' })),
  listSeason: everybody(200, () => ({ month: 6 })),
  listReturnPoints: everybody(200),
  readCooperativeFigures: everybody(200),
  listPortalReviews: ownProducer(200, 200),
  replyToReview: ownProducer(404, 404, () => ({ reviewId: NOWHERE, text: 'Danke schön.' })),
  giveNotice: everybody(201, () => ({
    ...NOTICE,
    reason: 'other',
    name: 'Anna',
    email: 'a@example.org',
    goodFaith: true,
  })),
  sendMessage: everybody(201, () => ({ ...MESSAGE, topic: 'question' })),
  listNotices: staffOnly(200),
  readNotice: staffOnly(404, () => ({ noticeId: NOWHERE })),
  recordOrder: staffOnly(201, () => ({
    ...NOTICE,
    ...ORDER,
    kind: 'authority_order',
    receivedAt: '2026-11-20T15:00:00Z',
  })),
  decideNotice: staffOnly(404, () => ({
    noticeId: NOWHERE,
    action: 'none',
    ground: 'none',
    groundText: '',
    facts: '',
    automation: 'none',
    territory: '',
    duration: '',
    remedies: [],
    moreUrls: [],
  })),
  undoDecision: staffOnly(404, () => ({ noticeId: NOWHERE, because: 'ein Irrtum' })),
  listMessages: staffOnly(200),
  settleMessage: staffOnly(409, () => ({ messageId: NOWHERE, note: 'erledigt' })),
};
