import { brand } from '@markthalle/ui/brand';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { headOf, titled } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { shopRequest } from '../server/shop-request.server.ts';

const TEXTS = {
  de: {
    title: 'Vertrag widerrufen',
    lead: 'Sie können Ihren Vertrag binnen 14 Tagen widerrufen, ohne Gründe zu nennen. Schreiben Sie uns:',
    what: 'Es genügt ein Satz, zum Beispiel: „Ich widerrufe meine Bestellung 2026-1234.“ Nennen Sie dazu Ihren Namen und die Bestellnummer oder das Produkt.',
    post: 'Per Post:',
    mail: 'Per E-Mail:',
    subject: 'Widerruf',
    after:
      'Wir bestätigen den Eingang mit Datum und Uhrzeit und leiten Ihren Widerruf an jeden betroffenen Betrieb weiter.',
    policy: 'Widerrufsbelehrung mit Muster-Formular',
  },
  en: {
    title: 'Withdraw from contract',
    lead: 'You can withdraw from your contract within 14 days without giving reasons. Write to us:',
    what: 'One sentence is enough, for example: “I withdraw from my order 2026-1234.” Please add your name and the order number or the product.',
    post: 'By post:',
    mail: 'By e-mail:',
    subject: 'Withdrawal',
    after:
      'We confirm the receipt with date and time and pass your withdrawal on to each producer concerned.',
    policy: 'Withdrawal policy with model form',
  },
} as const;

export function loader({ request, context }: LoaderFunctionArgs) {
  const { language, publicUrl, url } = shopRequest(request, context);
  const { title } = TEXTS[language];
  return {
    language,
    head: { language, publicUrl, pathname: url.pathname, title: titled(title) },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** § 356a BGB wants the withdrawal easy to reach from every page; this way needs no login. */
export default function Withdrawal() {
  const { language } = useLoaderData<typeof loader>();
  const texts = TEXTS[language];
  const { operator, email } = brand;
  return (
    <article className="wrap plain-page prose">
      <h1>{texts.title}</h1>
      <p>{texts.lead}</p>
      <p>
        <b>{texts.mail}</b>{' '}
        <a href={`mailto:${email}?subject=${encodeURIComponent(texts.subject)}`}>{email}</a>
      </p>
      <p>
        <b>{texts.post}</b> {operator.legalName}, {operator.street}, {operator.postcode}{' '}
        {operator.town}
      </p>
      <p>{texts.what}</p>
      <p>{texts.after}</p>
      <p>
        <a href={pathTo('withdrawalPolicy', language)}>{texts.policy}</a>
      </p>
    </article>
  );
}
