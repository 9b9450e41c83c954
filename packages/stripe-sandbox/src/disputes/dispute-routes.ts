import { createdWithin, equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { metadata } from '../params/metadata.ts';
import { clearableText, flag, type Optional, range, shape, text } from '../params/param-spec.ts';
import { assertOpen, decideDispute } from './decide-dispute.ts';
import { EVIDENCE_FILES, EVIDENCE_TEXTS } from './dispute-object.ts';
import { changeDispute } from './submit-evidence.ts';

const PATH = '/v1/disputes';
const WARNINGS = '/v1/radar/early_fraud_warnings';
const MAX_FIELD_CHARACTERS = 20_000;

const evidence: Record<string, Optional<string | null>> = Object.fromEntries(
  [...EVIDENCE_TEXTS, ...EVIDENCE_FILES].map((name) => [
    name,
    clearableText({ max: MAX_FIELD_CHARACTERS }),
  ]),
);

const FILTERS = { ...PAGE_FIELDS, charge: text(), created: range(), payment_intent: text() };

/** Endpoints of disputes and of the warnings that may come before them. */
export const DISPUTE_ROUTES: Route[] = [
  route('GET', `${PATH}/:id`, {}, ({ sandbox, path, account }) =>
    sandbox.store.get('dispute', String(path.id), account, 'dispute'),
  ),

  route('GET', PATH, FILTERS, ({ sandbox, params, account, url }) =>
    listPage(sandbox, {
      kind: 'dispute',
      account,
      page: params,
      url,
      where: [
        ...createdWithin(params.created),
        ...equals({ charge: params.charge, payment_intent: params.payment_intent }),
      ],
    }),
  ),

  route(
    'POST',
    `${PATH}/:id`,
    { evidence: shape(evidence), metadata: metadata(), submit: flag() },
    ({ sandbox, path, params, account }) => {
      const dispute = sandbox.store.get('dispute', String(path.id), account, 'dispute');
      return changeDispute(sandbox, dispute, params);
    },
  ),

  route('POST', `${PATH}/:id/close`, {}, ({ sandbox, path, account }) => {
    const dispute = sandbox.store.get('dispute', String(path.id), account, 'dispute');
    assertOpen(dispute);
    return decideDispute(sandbox, dispute, 'lost');
  }),

  route('GET', `${WARNINGS}/:id`, {}, ({ sandbox, path, account }) =>
    sandbox.store.get('early_fraud_warning', String(path.id), account, 'early_fraud_warning'),
  ),

  route('GET', WARNINGS, FILTERS, ({ sandbox, params, account, url }) =>
    listPage(sandbox, {
      kind: 'early_fraud_warning',
      account,
      page: params,
      url,
      where: [
        ...createdWithin(params.created),
        ...equals({ charge: params.charge, payment_intent: params.payment_intent }),
      ],
    }),
  ),
];
