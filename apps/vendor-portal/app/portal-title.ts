import { titleMaker } from '@markthalle/workplace/page-title';

/** The `meta` of a portal route. */
export const portalTitle = titleMaker('Hofportal');
