import type { PortalThreadCard } from '@markthalle/contracts/portal-messages';
import { messageTexts as texts } from '../texts/messages.ts';

/** With whom and about what. */
export const threadTitle = ({ order }: Pick<PortalThreadCard, 'order'>): string =>
  order === null ? texts.office : texts.order(order.buyerName, order.number);
