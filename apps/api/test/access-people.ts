import {
  everybody,
  NOWHERE,
  ownProducer,
  type Row,
  signedIn,
  staffOnly,
  TOKEN,
} from './access-rows.ts';

/** Codes, devices, teams, help by the office and own systems: every route with the answer to every role. */
export const PEOPLE_ACCESS: Readonly<Record<string, Row>> = {
  requestSignInCode: everybody(202, () => ({ address: 'niemand@example.org' })),
  signInWithCode: everybody(422, () => ({ codeId: NOWHERE, code: '123456' })),
  proveMobile: signedIn(400, () => ({ mobile: 'am Hof' })),
  keepMobile: signedIn(422, () => ({ codeId: NOWHERE, code: '123456' })),
  removeMobile: signedIn(200),
  listSessions: signedIn(200),
  endSession: signedIn(404, () => ({ sessionId: NOWHERE })),

  readTeam: ownProducer(200, 200),
  inviteHelper: ownProducer(201, 201, (_, role) => ({
    email: `${role}@helfer.example`,
    displayName: 'Hilde',
    rights: ['orders'],
  })),
  withdrawInvitation: ownProducer(200, 200, () => ({ invitationId: NOWHERE })),
  changeMember: ownProducer(404, 404, () => ({ accountId: NOWHERE, rights: ['orders'] })),
  removeMember: ownProducer(404, 404, () => ({ accountId: NOWHERE })),
  readInvitation: everybody(422, () => ({ token: TOKEN })),
  acceptInvitation: everybody(422, () => ({ token: TOKEN })),

  readAssistance: ownProducer(200, 200),
  grantConsent: ownProducer(201, 201, () => ({ rights: ['orders'], days: 7 })),
  endConsent: ownProducer(404, 404, () => ({ consentId: NOWHERE })),
  undoAct: ownProducer(404, 404, () => ({ actId: NOWHERE })),
  openAssistance: everybody(403, () => ({ ticket: TOKEN })),
  readOfficeAssistance: staffOnly(200, ({ producerA }) => ({ producerId: producerA })),
  // The producer has agreed by now: `grantConsent` stands above.
  askForConsent: staffOnly(409, ({ producerA }) => ({ producerId: producerA, reason: 'Fotos' })),
  openPortalFor: staffOnly(201, ({ producerA }) => ({ producerId: producerA })),

  readIntegrations: ownProducer(200, 200),
  createToken: ownProducer(201, 201, () => ({ name: 'Kasse', rights: ['stock'], days: 30 })),
  revokeToken: ownProducer(404, 404, () => ({ tokenId: NOWHERE })),
  createWebhook: ownProducer(422, 422, () => ({
    url: 'http://10.0.0.1/hook',
    kinds: ['order.paid'],
  })),
  removeWebhook: ownProducer(200, 200, () => ({ webhookId: NOWHERE })),
  testWebhook: ownProducer(404, 404, () => ({ webhookId: NOWHERE })),
};
