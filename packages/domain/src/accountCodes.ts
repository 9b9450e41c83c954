/** The chart of accounts: A assets, L liabilities, I income, E expense. */
export const accountCodes = {
  /** Platform balance at Stripe, available and pending. */
  stripe: () => 'A.stripe',
  /** Withdrawn by open disputes. */
  disputed: () => 'A.disputed',
  /** A producer owes us. */
  receivable: (producerId: string) => `A.recv.${producerId}`,
  /** Buyers owe us. */
  receivableFromBuyers: () => 'A.recv.customer',
  /** Carriers owe us what they lost or damaged. */
  receivableFromCarriers: () => 'A.recv.carrier',
  /** The cooperative's bank account. */
  bank: () => 'A.bank',
  /** Paid by the buyer, not yet fulfilled. */
  unearned: (producerId: string) => `L.unearned.${producerId}`,
  /** Fulfilled and owed, not yet approved. */
  due: (producerId: string) => `L.due.${producerId}`,
  /** Approved, transfer not yet confirmed. */
  inflight: (producerId: string) => `L.inflight.${producerId}`,
  /** Withheld for a while as a reserve. */
  reserve: (producerId: string) => `L.reserve.${producerId}`,
  /** Taken back from a producer while a dispute is open; owed again unless it is lost. */
  contested: (producerId: string) => `L.contested.${producerId}`,
  /** Approved refunds that are not yet sent. */
  refundPayable: () => 'L.refund_payable',
  /** Output VAT on the cooperative's own services. */
  vat: () => 'L.vat',
  /** Deposits, only if the cooperative runs the deposit pool itself. */
  pfand: () => 'L.pfand',
  commission: () => 'I.commission',
  shipping: () => 'I.shipping',
  stripeFee: () => 'E.stripe_fee',
  disputeFee: () => 'E.dispute_fee',
  chargeback: () => 'E.chargeback',
  goodwill: () => 'E.goodwill',
  /** Refunds that the cooperative bears because the fault was its own. */
  refundExpense: () => 'E.refund',
  badDebt: () => 'E.baddebt',
  /** Must stay 0: nothing is ever rounded away. */
  rounding: () => 'E.rounding',
} as const;
