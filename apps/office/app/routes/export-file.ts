import { exportBookings, exportTaxRecords } from '@markthalle/contracts/office-documents';
import { fileResponse } from '@markthalle/web-server/file-response';
import { signInPath } from '@markthalle/workplace/return-path';
import { throwProblem } from '@markthalle/workplace/server/throw-problem';
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { visitOffice } from '../server/office.ts';

const REFUSALS = ['period-not-usable', 'export-too-large', 'invalid-input'];

/** Hands an export over; a period that cannot be used leads back to the form with what was typed. */
export async function loader(args: LoaderFunctionArgs) {
  const { url, api } = visitOffice(args);
  const { searchParams } = url;
  const period = {
    fromOn: searchParams.get('von') ?? '',
    toOn: searchParams.get('bis') ?? '',
  };
  const what = searchParams.get('was');
  const chart = what === 'buchungen-skr04' ? 'skr04' : 'skr03';
  const answer =
    what === 'aufzeichnungen-22f'
      ? await api.call(exportTaxRecords, period)
      : await api.call(exportBookings, { ...period, chart });
  if (answer.ok) return fileResponse(args.request, answer.value);
  const { problem } = answer;
  if (problem.code === 'not-authenticated') throw redirect(signInPath('/belege'));
  if (!REFUSALS.includes(problem.code)) return throwProblem(problem);
  const back = new URLSearchParams(searchParams);
  back.set('abgelehnt', problem.code);
  return redirect(`/belege?${back}`);
}
