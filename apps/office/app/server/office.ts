import { formAction } from '@markthalle/workplace/server/form-action';
import { openVisit, type WorkplaceKind } from '@markthalle/workplace/server/visit';
import type { LoaderFunctionArgs } from '@remix-run/node';

/** The office is for the cooperative's staff. */
export const OFFICE: WorkplaceKind = {
  key: 'office',
  admits: (account) => account.isStaff,
  refusal:
    'Dieses Konto gehört nicht zum Büro. Das Büro ist nur für die Beschäftigten der Genossenschaft.',
};

/** One request to the office. */
export const visitOffice = (args: LoaderFunctionArgs) => openVisit(OFFICE, args);

type Work = Parameters<typeof formAction>[1];

/** The action of an office route. */
export const officeAction = (work: Work) => formAction(visitOffice, work);
