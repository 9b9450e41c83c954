import {
  CouponAudience,
  createCoupon,
  endCoupon,
  listCoupons,
  type PortalCoupon,
} from '@markthalle/contracts/portal-coupons';
import { Button } from '@markthalle/ui/components/button';
import { Table } from '@markthalle/ui/components/table';
import { Tag, type Tone } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayRange } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped, countFromTyped } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CouponForm } from '../features/coupon-form.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { couponTexts as texts } from '../texts/coupons.ts';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(listCoupons, {});

export const action = portalAction(async ({ values, call }) => {
  if (one(values, 'intent') === 'end') {
    await call(endCoupon, { couponId: one(values, 'couponId') });
    return done('/gutscheine', 'gutschein-beendet');
  }
  await call(createCoupon, inputOf(values));
  return done('/gutscheine', 'gutschein');
});

/** What was typed, with every wrong number and day named at once. */
function inputOf(values: TypedValues) {
  const kind = one(values, 'kind') === 'amount' ? ('amount' as const) : ('percent' as const);
  const typed = (name: string) => one(values, name).trim();
  const percent = typed('percent') === '' ? null : countFromTyped(typed('percent'));
  const amountCents = typed('amountCents') === '' ? null : centsFromTyped(typed('amountCents'));
  const minGoodsCents = centsFromTyped(typed('minGoodsCents'));
  const maxUses = countFromTyped(typed('maxUses'));
  const wrong = [
    kind === 'percent' && percent === null && refusal('percent', texts.wrongNumber),
    kind === 'amount' && amountCents === null && refusal('amountCents', texts.wrongAmount),
    minGoodsCents === null && refusal('minGoodsCents', texts.wrongAmount),
    maxUses === null && refusal('maxUses', texts.wrongNumber),
    ...['validFromOn', 'validUntilOn'].map(
      (name) => !/^\d{4}-\d\d-\d\d$/.test(typed(name)) && refusal(name, texts.wrongDay),
    ),
  ].filter((one) => one !== false);
  if (wrong.length > 0) throw new FormRefusal(wrong);
  return {
    code: typed('code') || '-',
    kind,
    percent: kind === 'percent' ? percent : null,
    amountCents: kind === 'amount' ? amountCents : null,
    minGoodsCents: minGoodsCents ?? 0,
    audience: CouponAudience.catch('PERSONAL').parse(one(values, 'audience')),
    maxUses: maxUses ?? 0,
    validFromOn: typed('validFromOn'),
    validUntilOn: typed('validUntilOn'),
  };
}

const refusal = (field: string, message: string) => ({ field, message });

export default function Coupons() {
  const { coupons } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <p>{texts.intro}</p>
      <Block title={texts.list}>
        {coupons.length === 0 ? <p>{texts.none}</p> : <CouponTable coupons={coupons} />}
      </Block>
      <CouponForm />
    </PortalPage>
  );
}

const TONES: Readonly<Record<PortalCoupon['state'], Tone>> = {
  planned: 'info',
  running: 'good',
  used_up: 'warn',
  ended: 'plain',
};

function CouponTable({ coupons }: { readonly coupons: readonly PortalCoupon[] }) {
  return (
    <Table
      caption={texts.list}
      captionHidden
      rows={coupons}
      rowKey={({ couponId }) => couponId}
      columns={[
        {
          key: 'code',
          title: texts.code,
          cell: ({ code, audience }) => (
            <>
              <b>{code}</b>, {texts.audiences[audience]}
            </>
          ),
        },
        {
          key: 'gives',
          title: texts.gives,
          cell: ({ percent, amountCents }) =>
            texts.off(amountCents === null ? `${percent} %` : money(amountCents)),
        },
        {
          key: 'from',
          title: texts.from,
          numeric: true,
          cell: ({ minGoodsCents }) => money(minGoodsCents),
        },
        {
          key: 'days',
          title: texts.days,
          cell: ({ validFromOn, validUntilOn }) => formatDayRange(validFromOn, validUntilOn, 'de'),
        },
        {
          key: 'uses',
          title: texts.uses,
          cell: ({ uses, maxUses, discountCents }) =>
            texts.ofUses(uses, maxUses, money(discountCents)),
        },
        { key: 'state', title: texts.state, cell: (coupon) => <CouponState coupon={coupon} /> },
      ]}
    />
  );
}

/** How it stands; ending one names it and asks once more. */
function CouponState({ coupon }: { readonly coupon: PortalCoupon }) {
  const { code, state, couponId } = coupon;
  return (
    <>
      <Tag tone={TONES[state]}>{texts.states[state]}</Tag>
      {state !== 'ended' && (
        <details>
          <summary>
            {texts.end}
            <span className="visually-hidden">: {code}</span>
          </summary>
          <form method="post">
            <input type="hidden" name="intent" value="end" />
            <input type="hidden" name="couponId" value={couponId} />
            <p>{texts.endText}</p>
            <Button small>{texts.endNamed(code)}</Button>
          </form>
        </details>
      )}
    </>
  );
}
