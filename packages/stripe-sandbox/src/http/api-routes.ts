import { ACCOUNT_ROUTES } from '../accounts/account-routes.ts';
import { BALANCE_SETTINGS_ROUTES } from '../balance-settings/balance-settings-routes.ts';
import { SESSION_ROUTES } from '../checkout/session-routes.ts';
import { CUSTOMER_ROUTES } from '../customers/customer-routes.ts';
import { DISPUTE_ROUTES } from '../disputes/dispute-routes.ts';
import { EVENT_DESTINATION_ROUTES } from '../events/event-destination-routes.ts';
import { EVENT_ROUTES } from '../events/event-routes.ts';
import { WEBHOOK_ENDPOINT_ROUTES } from '../events/webhook-endpoint-routes.ts';
import { BALANCE_ROUTES } from '../money/balance-routes.ts';
import { PAYMENT_ROUTES } from '../payments/payment-routes.ts';
import { PAYOUT_ROUTES } from '../payouts/payout-routes.ts';
import { REFUND_ROUTES } from '../refunds/refund-routes.ts';
import { TOPUP_ROUTES } from '../topups/topup-routes.ts';
import { REVERSAL_ROUTES } from '../transfers/reversal-routes.ts';
import { TRANSFER_ROUTES } from '../transfers/transfer-routes.ts';
import type { Route } from './route.ts';

/** Every endpoint of the Stripe API the sandbox serves. */
export const API_ROUTES: Route[] = [
  ...ACCOUNT_ROUTES,
  ...BALANCE_ROUTES,
  ...BALANCE_SETTINGS_ROUTES,
  ...CUSTOMER_ROUTES,
  ...DISPUTE_ROUTES,
  ...EVENT_DESTINATION_ROUTES,
  ...EVENT_ROUTES,
  ...PAYMENT_ROUTES,
  ...PAYOUT_ROUTES,
  ...REFUND_ROUTES,
  ...REVERSAL_ROUTES,
  ...SESSION_ROUTES,
  ...TOPUP_ROUTES,
  ...TRANSFER_ROUTES,
  ...WEBHOOK_ENDPOINT_ROUTES,
];
