import {
  addPasskey,
  MAX_LABEL_CHARS,
  removePasskey,
  signInWithPasskey,
  startPasskey,
  startPasskeySignIn,
} from '@markthalle/contracts/sign-in';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { formValues, safeReturnPath } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { enter } from '../server/signed-in.server.ts';

/** A visit by address has nothing to show. */
export function loader({ request, context }: ActionFunctionArgs) {
  return redirect(pathTo('account', shopRequest(request, context).language), 303);
}

/** What the passkey script asks, and the form that removes one. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const shop = shopRequest(request, context);
  const { api, language } = shop;
  const values = await formValues(request);
  const account = pathTo('account', language);
  switch (values.intent) {
    case 'remove': {
      await api.call(removePasskey, { credentialId: values.credentialId ?? '' });
      return redirect(account, 303);
    }
    case 'add-options': {
      const answer = await api.call(startPasskey, { language });
      return answer.ok ? Response.json(answer.value.options) : refusal(answer.problem.status);
    }
    case 'sign-in-options': {
      const answer = await api.call(startPasskeySignIn, { language });
      return answer.ok ? Response.json(answer.value.options) : refusal(answer.problem.status);
    }
    case 'add': {
      const response = jsonOf(values.answer);
      const label = (values.label ?? '').slice(0, MAX_LABEL_CHARS);
      const answer = await api.call(addPasskey, { language, response, label });
      return answer.ok ? Response.json({ path: account }) : refusal(answer.problem.status);
    }
    case 'sign-in': {
      const answer = await api.call(signInWithPasskey, {
        language,
        response: jsonOf(values.answer),
      });
      if (!answer.ok) return refusal(answer.problem.status);
      const path = safeReturnPath(values.target || undefined, account);
      const entered = await enter(request, context, answer.value.sessionToken, path);
      const headers = new Headers();
      for (const line of entered.headers.getSetCookie()) headers.append('Set-Cookie', line);
      return Response.json({ path }, { headers });
    }
    default:
      return refusal(400);
  }
}

const refusal = (status: number): Response => new Response(null, { status });

function jsonOf(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // What is no JSON is no passkey; the API refuses it in words.
    return {};
  }
}
