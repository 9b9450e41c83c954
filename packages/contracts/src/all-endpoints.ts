import * as accounts from './accounts.ts';
import * as ageCheck from './age-check.ts';
import * as cart from './cart.ts';
import * as catalog from './catalog.ts';
import * as catalogExport from './catalog-export.ts';
import * as checkout from './checkout.ts';
import * as checkoutView from './checkout-view.ts';
import * as codes from './codes.ts';
import * as cooperative from './cooperative.ts';
import * as delivery from './delivery.ts';
import * as deviceCommands from './device-commands.ts';
import * as documents from './documents.ts';
import type { Endpoint } from './endpoint.ts';
import * as experiences from './experiences.ts';
import * as handOver from './hand-over.ts';
import * as identity from './identity.ts';
import * as legal from './legal.ts';
import * as notices from './notices.ts';
import * as officeAssistance from './office-assistance.ts';
import * as officeCases from './office-cases.ts';
import * as officeCatalog from './office-catalog.ts';
import * as officeDisputes from './office-disputes.ts';
import * as officeDocuments from './office-documents.ts';
import * as officeEvidence from './office-evidence.ts';
import * as officeFees from './office-fees.ts';
import * as officeHolds from './office-holds.ts';
import * as officeIncidents from './office-incidents.ts';
import * as officeLedger from './office-ledger.ts';
import * as officeLegal from './office-legal.ts';
import * as officeNotices from './office-notices.ts';
import * as officeOperations from './office-operations.ts';
import * as officeOrders from './office-orders.ts';
import * as officePoints from './office-points.ts';
import * as officeRecalls from './office-recalls.ts';
import * as officeReceivables from './office-receivables.ts';
import * as officeReconciliation from './office-reconciliation.ts';
import * as officeRefunds from './office-refunds.ts';
import * as officeRuns from './office-runs.ts';
import * as officeSearch from './office-search.ts';
import * as officeSettlement from './office-settlement.ts';
import * as officeThreads from './office-threads.ts';
import * as officeTreasury from './office-treasury.ts';
import * as officeTrips from './office-trips.ts';
import * as orderMessages from './order-messages.ts';
import * as orderRefunds from './order-refunds.ts';
import * as orders from './orders.ts';
import * as packing from './packing.ts';
import * as portalAssistance from './portal-assistance.ts';
import * as portalCases from './portal-cases.ts';
import * as portalCodes from './portal-codes.ts';
import * as portalCoupons from './portal-coupons.ts';
import * as portalDelivery from './portal-delivery.ts';
import * as portalDisputes from './portal-disputes.ts';
import * as portalDocuments from './portal-documents.ts';
import * as portalEvidence from './portal-evidence.ts';
import * as portalFarm from './portal-farm.ts';
import * as portalImports from './portal-imports.ts';
import * as portalInsight from './portal-insight.ts';
import * as portalIntegrations from './portal-integrations.ts';
import * as portalMessages from './portal-messages.ts';
import * as portalOrders from './portal-orders.ts';
import * as portalPayouts from './portal-payouts.ts';
import * as portalProducts from './portal-products.ts';
import * as portalRecalls from './portal-recalls.ts';
import * as portalSlots from './portal-slots.ts';
import * as portalStock from './portal-stock.ts';
import * as portalTeam from './portal-team.ts';
import * as portalTill from './portal-till.ts';
import * as portalUploads from './portal-uploads.ts';
import * as problemCases from './problem-cases.ts';
import * as producers from './producers.ts';
import * as productDrafts from './product-drafts.ts';
import * as recalls from './recalls.ts';
import * as reviews from './reviews.ts';
import * as search from './search.ts';
import * as season from './season.ts';
import * as signIn from './sign-in.ts';
import * as signInCodes from './sign-in-codes.ts';
import * as smsAnswers from './sms-answers.ts';
import * as stockAlerts from './stock-alerts.ts';
import * as wishList from './wish-list.ts';
import * as withdrawals from './withdrawals.ts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value;

/** Every route of the API by its name: the source of OpenAPI and of the authorisation test. */
export const ALL_ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map(
  [
    identity,
    signIn,
    signInCodes,
    accounts,
    producers,
    catalog,
    catalogExport,
    reviews,
    notices,
    season,
    cooperative,
    search,
    experiences,
    stockAlerts,
    delivery,
    cart,
    checkout,
    checkoutView,
    ageCheck,
    legal,
    codes,
    orders,
    orderRefunds,
    wishList,
    withdrawals,
    problemCases,
    portalTeam,
    portalAssistance,
    portalIntegrations,
    officeAssistance,
    portalOrders,
    packing,
    handOver,
    smsAnswers,
    recalls,
    portalRecalls,
    officeRecalls,
    portalEvidence,
    portalFarm,
    orderMessages,
    portalMessages,
    officeThreads,
    portalInsight,
    deviceCommands,
    portalProducts,
    portalImports,
    productDrafts,
    portalCodes,
    portalCoupons,
    portalSlots,
    portalStock,
    portalTill,
    portalUploads,
    portalPayouts,
    portalDelivery,
    portalDisputes,
    portalCases,
    portalDocuments,
    documents,
    officeDocuments,
    officeCatalog,
    officeLegal,
    officeNotices,
    officeOrders,
    officeSettlement,
    officeEvidence,
    officeHolds,
    officeDisputes,
    officeCases,
    officeLedger,
    officeReceivables,
    officeReconciliation,
    officeRefunds,
    officeTreasury,
    officeOperations,
    officeIncidents,
    officeSearch,
    officeRuns,
    officeTrips,
    officePoints,
    officeFees,
  ].flatMap((module) =>
    Object.entries(module).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
  ),
);
