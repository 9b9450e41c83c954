import { titleMaker } from '@markthalle/workplace/page-title';

/** The `meta` of an office route. */
export const officeTitle = titleMaker('Büro');
