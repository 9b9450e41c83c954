import { throwNotFound } from '@markthalle/workplace/server/throw-problem';

export const loader = () => throwNotFound();
