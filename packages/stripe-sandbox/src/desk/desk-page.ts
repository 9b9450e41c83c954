import type { ControlServer } from '../control/control-server.ts';
import { decodeForm } from '../http/form-encoding.ts';
import { headerOf, type RawRequest, type Reply } from '../http/raw-request.ts';
import { matchPath } from '../http/route.ts';
import { resourceMissing, StripeError } from '../http/stripe-error.ts';
import { html, type Markup } from '../pages/html.ts';
import { type Language, languageOf, pageReply, redirectReply } from '../pages/page-frame.ts';
import type { Sandbox } from '../sandbox.ts';
import { callOf } from './desk-actions.ts';
import { accountDetails, chargeDetails } from './desk-details.ts';
import type { Place } from './desk-forms.ts';
import { overview } from './desk-overview.ts';
import { DESK_TEXTS } from './desk-texts.ts';

export const DESK_PATH = '/_sandbox';

/** Whether this path is a page of the desk and not a call of the control API. */
export function isDeskPath(path: string): boolean {
  return path === DESK_PATH || path === `${DESK_PATH}/` || path.startsWith(`${DESK_PATH}/desk/`);
}

/**
 * The page from which people drive the sandbox. It works without scripts: each button is a form
 * that runs a call of the control API and leads back to where it stands.
 */
export class DeskPage {
  private readonly sandbox: Sandbox;
  private readonly control: ControlServer;

  constructor(sandbox: Sandbox, control: ControlServer) {
    this.sandbox = sandbox;
    this.control = control;
  }

  async serve(request: RawRequest): Promise<Reply> {
    if (request.method !== 'POST') return this.page(placeOf(request));
    if (headerOf(request, 'sec-fetch-site') === 'cross-site') {
      return { status: 403, headers: {}, body: '' };
    }
    const form = textsOf(decodeForm(request.body));
    const place: Place = { language: languageFrom(form.lang, request), path: request.path };
    try {
      const { params, path } = callOf(form);
      await this.control.perform('POST', `${DESK_PATH}/${path}`, params);
      return redirectReply(`${place.path}?lang=${place.language}`);
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      return this.page(place, error.message);
    }
  }

  private page(place: Place, problem?: string): Reply {
    const texts = DESK_TEXTS[place.language];
    const other = place.language === 'de' ? 'en' : 'de';
    const isHome = !place.path.includes('/desk/');
    const home = `${DESK_PATH}?lang=${place.language}`;
    return pageReply({
      title: texts.title,
      language: place.language,
      status: problem === undefined ? 200 : 422,
      content: html`<div class="wide">
<nav class="buttons">${isHome ? null : html`<a href="${home}">${texts.back}</a>`}
<a href="${place.path}?lang=${other}" hreflang="${other}" lang="${other}">${
        texts.otherLanguage
      }</a></nav>
${problem === undefined ? null : html`<p class="alert" role="alert">${problem}</p>`}
${this.content(place)}
</div>`,
    });
  }

  private content(place: Place): Markup {
    const charge = matchPath(`${DESK_PATH}/desk/charges/:id`, place.path);
    if (charge !== undefined) {
      const record = this.sandbox.store.get('charge', String(charge.id), '');
      return chargeDetails(this.sandbox, place, record);
    }
    const account = matchPath(`${DESK_PATH}/desk/accounts/:id`, place.path);
    if (account !== undefined) {
      const record = this.sandbox.store.get('account', String(account.id), '');
      return accountDetails(this.sandbox, place, record);
    }
    if (place.path.includes('/desk/')) throw resourceMissing('page', place.path, 'path');
    return overview(this.sandbox, place);
  }
}

const textsOf = (form: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

function languageFrom(chosen: unknown, request: RawRequest): Language {
  if (chosen === 'de' || chosen === 'en') return chosen;
  return languageOf(null, headerOf(request, 'accept-language'));
}

function placeOf(request: RawRequest): Place {
  const { lang } = decodeForm(request.query);
  return { language: languageFrom(lang, request), path: request.path };
}
