import { AssistableRight } from '@markthalle/contracts/portal-assistance';
import {
  createToken,
  createWebhook,
  EVENT_KINDS,
  EventKind,
  type IntegrationsView,
  readIntegrations,
  removeWebhook,
  revokeToken,
  testWebhook,
} from '@markthalle/contracts/portal-integrations';
import { Button } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done, FormRefusal, showForm } from '@markthalle/workplace/server/form-action';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CheckList } from '../features/check-list.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { WebhookBlock } from '../features/webhook-block.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { integrationTexts as texts } from '../texts/integrations.ts';
import { RIGHT_WORDS, rightChoices } from '../texts/rights.ts';

const PATH = '/hof/schnittstellen';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(readIntegrations, {});

/** The ticked values of a list; without one the form comes back. */
function ticked<T>(
  values: TypedValues,
  field: string,
  read: (value: string) => { readonly success: boolean; readonly data?: T },
  message: string,
): T[] {
  const found = many(values, field).flatMap((value) => {
    const { data } = read(value);
    return data === undefined ? [] : [data];
  });
  if (found.length === 0) throw new FormRefusal([{ field, message }]);
  return found;
}

export const action = portalAction(async ({ values, call }) => {
  const webhookId = one(values, 'webhookId');
  switch (one(values, 'intent')) {
    case 'revoke':
      await call(revokeToken, { tokenId: one(values, 'tokenId') });
      return done(PATH, 'zugang-gesperrt');
    case 'test':
      await call(testWebhook, { webhookId });
      return done(PATH, 'probe');
    case 'remove-webhook':
      await call(removeWebhook, { webhookId });
      return done(PATH, 'meldungen-weg');
    case 'webhook': {
      const kinds = ticked(values, 'kinds', (v) => EventKind.safeParse(v), texts.kindsMissing);
      const { secret } = await call(createWebhook, { url: one(values, 'url'), kinds });
      return showForm({ madeSecret: [secret] });
    }
    default: {
      const read = (value: string) => AssistableRight.safeParse(value);
      const rights = ticked(values, 'rights', read, texts.rightsMissing);
      const scope = { rights, mayWrite: one(values, 'mayWrite') === 'yes' };
      const days = Number(one(values, 'days'));
      const made = await call(createToken, { name: one(values, 'name'), ...scope, days });
      return showForm({ madeToken: [made.token] });
    }
  }
});

export default function Integrations() {
  const { tokens, webhooks, yourRights } = useLoaderData<typeof loader>();
  const { values } = useFormAnswer();
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <p>{texts.lead}</p>
      <ShownOnce title={texts.tokenOnce} secret={one(values, 'madeToken')} />
      <ShownOnce title={texts.secretOnce} secret={one(values, 'madeSecret')} />
      <Block title={texts.tokens}>
        {tokens.length === 0 && <p>{texts.noTokens}</p>}
        <ul className="stack">
          {tokens.map((token) => (
            <li key={token.tokenId}>
              <Token token={token} />
            </li>
          ))}
        </ul>
        <details open={isThisForm(values, 'intent', 'token')}>
          <summary>{texts.newToken}</summary>
          <TokenForm yourRights={yourRights} />
        </details>
      </Block>
      <Block title={texts.webhooks}>
        {webhooks.length === 0 && <p>{texts.noWebhooks}</p>}
        <ul className="stack">
          {webhooks.map((webhook) => (
            <li key={webhook.webhookId}>
              <WebhookBlock webhook={webhook} />
            </li>
          ))}
        </ul>
        <details open={isThisForm(values, 'intent', 'webhook')}>
          <summary>{texts.newWebhook}</summary>
          <WebhookForm />
        </details>
      </Block>
    </PortalPage>
  );
}

function ShownOnce({ title, secret }: { readonly title: string; readonly secret: string }) {
  if (secret === '') return null;
  return (
    <Notice tone="good" live title={title}>
      <p>
        <code className="break-anywhere">{secret}</code>
      </p>
    </Notice>
  );
}

function Token({ token }: { readonly token: IntegrationsView['tokens'][number] }) {
  const { lastUsedAt } = token;
  return (
    <>
      <p>
        <b>{token.name}</b>, {texts.states[token.state]},{' '}
        {token.mayWrite ? texts.mayWrite : texts.readOnly}
      </p>
      <ul className="plain-list">
        {token.rights.map((right) => (
          <li key={right}>{RIGHT_WORDS[right]}</li>
        ))}
      </ul>
      <p className="small muted">
        {texts.madeBy(token.createdBy, formatInstant(token.expiresAt, 'de'))}.{' '}
        {lastUsedAt === null ? texts.unused : texts.used(formatInstant(lastUsedAt, 'de'))}.
      </p>
      {token.state === 'valid' && (
        <form method="post">
          <input type="hidden" name="intent" value="revoke" />
          <input type="hidden" name="tokenId" value={token.tokenId} />
          <Button small label={texts.revokeNamed(token.name)}>
            {texts.revoke}
          </Button>
        </form>
      )}
    </>
  );
}

function useOwnAnswer(intent: string) {
  const { values, problems } = useFormAnswer();
  const isThis = isThisForm(values, 'intent', intent);
  return { values: isThis ? values : {}, problems: isThis ? problems : [] };
}

function TokenForm({ yourRights }: Pick<IntegrationsView, 'yourRights'>) {
  const { values, problems } = useOwnAnswer('token');
  return (
    <form method="post" className="stack" noValidate>
      <input type="hidden" name="intent" value="token" />
      <Field
        name="name"
        label={texts.name}
        hint={texts.nameHint}
        value={one(values, 'name')}
        error={problemOf(problems, 'name')}
        maxLength={60}
        required
      />
      <CheckList
        name="rights"
        legend={texts.rights}
        choices={rightChoices(yourRights)}
        chosen={many(values, 'rights')}
        error={problemOf(problems, 'rights')}
      />
      <Checkbox name="mayWrite" checked={one(values, 'mayWrite') === 'yes'}>
        {texts.write}
      </Checkbox>
      <CheckList
        name="days"
        type="radio"
        legend={texts.days}
        choices={texts.dayChoices}
        chosen={[one(values, 'days') || '90']}
        error={problemOf(problems, 'days')}
      />
      <Button>{texts.create}</Button>
    </form>
  );
}

function WebhookForm() {
  const { values, problems } = useOwnAnswer('webhook');
  const kinds = EVENT_KINDS.map((kind) => ({ value: kind, label: texts.kindWords[kind] }));
  return (
    <form method="post" className="stack" noValidate>
      <input type="hidden" name="intent" value="webhook" />
      <Field
        name="url"
        label={texts.url}
        hint={texts.urlHint}
        value={one(values, 'url')}
        error={problemOf(problems, 'url')}
        maxLength={500}
        required
      />
      <CheckList
        name="kinds"
        legend={texts.kinds}
        choices={kinds}
        chosen={many(values, 'kinds')}
        error={problemOf(problems, 'kinds')}
      />
      <Button>{texts.save}</Button>
    </form>
  );
}
