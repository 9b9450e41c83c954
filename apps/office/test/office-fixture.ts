import { logIn, logOut, readMe } from '@markthalle/contracts/identity';
import {
  approveVersion,
  listApprovals,
  listOfficeProducers,
  readApproval,
  readOfficeProducer,
  readOverview,
  returnVersion,
} from '@markthalle/contracts/office-catalog';
import {
  acceptLoss,
  decideLiability,
  listDisputes,
  readDispute,
  recoverEarly,
  submitEvidence,
  takeDispute,
} from '@markthalle/contracts/office-disputes';
import {
  exportBookings,
  exportTaxRecords,
  listOfficeDocuments,
  readOfficeDocument,
} from '@markthalle/contracts/office-documents';
import {
  liftHold,
  listHolds,
  listSettlementRules,
  resolveSettlementRules,
  setHold,
  setTrust,
} from '@markthalle/contracts/office-holds';
import {
  assignIncident,
  listIncidents,
  moveIncident,
  readIncident,
  resolveIncident,
  setIncidentOwner,
} from '@markthalle/contracts/office-incidents';
import {
  listEntries,
  readAccount,
  readEntry,
  readLedger,
  readOperation,
  readProviderObject,
} from '@markthalle/contracts/office-ledger';
import { readOperations, retryParkedJob, runSweep } from '@markthalle/contracts/office-operations';
import { listOfficeOrders, readOfficeOrder } from '@markthalle/contracts/office-orders';
import {
  addExpectedFee,
  listExpectedFees,
  readMoneyChecks,
  runMoneyCheck,
} from '@markthalle/contracts/office-reconciliation';
import {
  approveRun,
  createRun,
  discardRun,
  listRunItems,
  readMonthStatement,
  readMonthStatementCsv,
  readRun,
  readSettlement,
  readStatement,
  readStatementCsv,
  stopRun,
  submitRun,
} from '@markthalle/contracts/office-settlement';
import { readOfficeFarmPhoto } from '@markthalle/contracts/portal-farm';
import { documentRows, storedFile } from '@markthalle/testing/document-fixtures';
import { FixtureApi, FixtureProblem } from '@markthalle/testing/fixture-api';
import { answerDelivery } from './fixtures/delivery.ts';
import * as disputes from './fixtures/disputes.ts';
import { answerNotices } from './fixtures/notices.ts';
import * as office from './fixtures/office.ts';
import * as orders from './fixtures/orders.ts';
import { answerRecalls } from './fixtures/recalls.ts';
import { answerReturns } from './fixtures/returns.ts';
import * as settlement from './fixtures/settlement.ts';

export const TOKEN = 'o'.repeat(43);

/** The API as Marta of the office meets it; each test may replace answers. */
export function officeFixture(): FixtureApi {
  const api = new FixtureApi();
  api.sessions.add(TOKEN);
  const state = { state: 'approved' as const };
  return answerRecalls(answerReturns(answerNotices(answerDelivery(api))))
    .on(logIn, ({ email }) => ({
      sessionToken: TOKEN,
      expiresAt: '2026-12-22T09:00:00.000Z',
      account: { ...office.MARTA, email, isStaff: !email.startsWith('anna') },
    }))
    .on(logOut, () => ({ closed: true as const }))
    .on(readMe, () => office.MARTA)
    .on(readOverview, () => office.overview)
    .on(listApprovals, () => office.approvals)
    .on(readApproval, ({ versionId }) => {
      if (versionId !== office.VERSION_ID) throw new FixtureProblem('version-not-found');
      return office.approval;
    })
    .on(approveVersion, () => state)
    .on(returnVersion, () => ({ state: 'rejected' as const }))
    .on(listOfficeProducers, () => office.producers)
    .on(readOfficeProducer, () => office.producer)
    .on(readOfficeFarmPhoto, () => ({ photo: null }))
    .on(listIncidents, () => office.incidents)
    .on(readIncident, () => office.incident)
    .on(assignIncident, () => ({ done: true as const }))
    .on(moveIncident, () => ({ done: true as const }))
    .on(setIncidentOwner, () => ({ done: true as const }))
    .on(readOperations, () => office.operations)
    .on(resolveIncident, () => ({ resolved: true as const }))
    .on(retryParkedJob, () => ({ queued: true as const }))
    .on(runSweep, () => ({ touched: 3 }))
    .on(listDisputes, () => disputes.disputes)
    .on(readDispute, () => disputes.dispute)
    .on(takeDispute, () => disputes.dispute)
    .on(submitEvidence, () => disputes.dispute)
    .on(acceptLoss, () => disputes.dispute)
    .on(decideLiability, () => disputes.dispute)
    .on(recoverEarly, () => disputes.dispute)
    .on(listOfficeOrders, () => orders.orders)
    .on(readOfficeOrder, () => orders.order)
    .on(listOfficeDocuments, () => ({ documents: documentRows, nextCursor: null }))
    .on(readOfficeDocument, () => storedFile)
    .on(exportBookings, ({ fromOn, toOn }) => {
      if (fromOn > toOn) throw new FixtureProblem('period-not-usable');
      return storedFile;
    })
    .on(exportTaxRecords, () => storedFile)
    .on(readLedger, () => orders.ledger)
    .on(listEntries, () => orders.entries)
    .on(readAccount, () => orders.account)
    .on(readEntry, () => orders.entryPage)
    .on(readOperation, () => orders.operationPage)
    .on(readProviderObject, () => orders.providerObject)
    .on(listExpectedFees, () => ({ fees: [settlement.cardFee] }))
    .on(addExpectedFee, () => settlement.cardFee)
    .on(readMoneyChecks, () => settlement.moneyChecks)
    .on(runMoneyCheck, () => ({ checks: settlement.moneyChecks.checks, ok: true }))
    .on(readSettlement, () => settlement.settlement)
    .on(createRun, () => settlement.draftRun)
    .on(readRun, () => settlement.draftRun)
    .on(submitRun, () => settlement.draftRun)
    .on(listRunItems, () => settlement.runItems)
    .on(readMonthStatement, () => settlement.month)
    .on(readMonthStatementCsv, () => '\uFEFFMonat;Betrag\r\n')
    .on(listHolds, () => settlement.holds)
    .on(setHold, () => ({ holdId: settlement.holds.holds[0]?.holdId ?? '' }))
    .on(listSettlementRules, () => ({ now: settlement.rules, resolutions: [settlement.rules] }))
    .on(resolveSettlementRules, () => ({ resolved: true as const }))
    .on(setTrust, ({ trusted }) => ({ trusted }))
    .on(liftHold, () => ({ lifted: true as const }))
    .on(approveRun, () => settlement.draftRun)
    .on(discardRun, () => settlement.draftRun)
    .on(stopRun, () => settlement.draftRun)
    .on(readStatement, () => settlement.statement)
    .on(readStatementCsv, () => '\uFEFFBestellung;Auszahlung\r\n');
}
