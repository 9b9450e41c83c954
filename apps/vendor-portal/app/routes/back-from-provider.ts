import { redirect } from '@remix-run/node';

/** Where the payment provider sends people back to, done or not; the page shows how far it is. */
export const loader = () => redirect('/konto-einrichten?zurueck=1', 303);
