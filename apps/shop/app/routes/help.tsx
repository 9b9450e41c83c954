import { brand } from '@markthalle/ui/brand';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { headOf, titled } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  const { language, publicUrl, url } = shopRequest(request, context);
  const { title, description } = shopTexts(language).help;
  return {
    language,
    head: { language, publicUrl, pathname: url.pathname, title: titled(title), description },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** Answers first, and a person one press away. */
export default function Help() {
  const { language } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).help;
  const { phone, email } = brand;
  return (
    <article className="wrap plain-page prose">
      <h1>{texts.title}</h1>
      <p>
        {texts.call} <a href={`tel:${phone.dial}`}>{phone.shown}</a> ({phone.hours[language]}).{' '}
        {texts.write} <a href={`mailto:${email}`}>{email}</a>. {texts.phoneOrders}
      </p>
      {texts.topics.map(({ heading, text, link }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <p>
            {text}
            {link && (
              <>
                {' '}
                <a href={pathTo(link, language)}>
                  {texts.more}
                  <span className="visually-hidden">: {heading}</span>
                </a>
              </>
            )}
          </p>
        </section>
      ))}
    </article>
  );
}
