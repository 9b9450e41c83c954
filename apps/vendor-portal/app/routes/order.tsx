import { Day } from '@markthalle/contracts/fields';
import { noteDelivery } from '@markthalle/contracts/portal-cases';
import {
  confirmPortalOrder,
  handOverByCode,
  handOverPortalOrder,
  markPortalOrderReady,
  performService,
  readPortalOrder,
} from '@markthalle/contracts/portal-orders';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Notice } from '@markthalle/ui/components/notice';
import { SaveBar } from '@markthalle/ui/components/save-bar';
import { Tag } from '@markthalle/ui/components/tag';
import { Timeline } from '@markthalle/ui/components/timeline';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayRange, formatInstant } from '@markthalle/ui/format/dates';
import { de } from '@markthalle/ui/texts/de';
import {
  atField,
  done,
  FormRefusal,
  type FormTask,
} from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DeliveryForm, isWithCarrier } from '../features/delivery-form.tsx';
import { OrderMoney } from '../features/order-money.tsx';
import { PackList } from '../features/pack-list.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { ServiceLines } from '../features/service-lines.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { orderTexts as texts } from '../texts/orders.ts';
import { ORDER_STATE_LOOKS } from '../texts/states.ts';

const PICKUP_DIGITS = 6;
const STEPS = {
  new: { endpoint: confirmPortalOrder, note: 'bestaetigt' },
  confirmed: { endpoint: markPortalOrderReady, note: 'gepackt' },
  ready: { endpoint: handOverPortalOrder, note: 'uebergeben' },
} as const;

type StepState = keyof typeof STEPS;

const isStepState = (state: string): state is StepState => Object.hasOwn(STEPS, state);

type Order = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Order>((order) => texts.order(order.number));

export const loader = (args: LoaderFunctionArgs) =>
  visitPortal(args).read(readPortalOrder, {
    producerOrderId: args.params.producerOrderId ?? '',
  });

export const action = portalAction(async (task) => {
  const { values, params, call } = task;
  const state = one(values, 'von');
  if (state === 'delivered') return noteDeliveryOf(task);
  if (state === 'service') return noteServiceOf(task);
  if (!isStepState(state)) {
    throw new FormRefusal([{ field: null, message: 'Diesen Schritt gibt es nicht.' }]);
  }
  const producerOrderId = params.producerOrderId ?? '';
  const { endpoint, note } = STEPS[state];
  const pickupCode = one(values, 'abholcode').replace(/\D/g, '');
  if (state === 'ready' && one(values, 'abholcode').trim() !== '') {
    if (pickupCode.length !== PICKUP_DIGITS) {
      throw new FormRefusal([{ field: 'abholcode', message: texts.pickup.wrong }]);
    }
    await atField('abholcode', call(handOverByCode, { producerOrderId, pickupCode }));
  } else {
    await call(endpoint, { producerOrderId });
  }
  return done(`/bestellungen/${producerOrderId}`, note);
});

async function noteServiceOf({ values, params, call }: FormTask) {
  const producerOrderId = params.producerOrderId ?? '';
  const lineId = one(values, 'lineId');
  const step = one(values, 'step') === 'complete' ? 'complete' : 'start';
  await call(performService, { producerOrderId, lineId, step });
  return done(
    `/bestellungen/${producerOrderId}`,
    step === 'start' ? 'leistung-begonnen' : 'leistung-erbracht',
  );
}

async function noteDeliveryOf({ values, params, call }: FormTask) {
  const producerOrderId = params.producerOrderId ?? '';
  const deliveredOn = Day.safeParse(one(values, 'deliveredOn')).data;
  if (deliveredOn === undefined) {
    throw new FormRefusal([{ field: 'deliveredOn', message: texts.delivered.dayMissing }]);
  }
  const trackingNumber = one(values, 'trackingNumber').trim() || null;
  await call(noteDelivery, { producerOrderId, deliveredOn, trackingNumber });
  return done(`/bestellungen/${producerOrderId}`, 'zugestellt');
}

export default function OrderPage() {
  const order = useLoaderData<typeof loader>();
  return (
    <PortalPage
      title={texts.order(order.number)}
      backHref="/bestellungen"
      aside={order.buyerName}
      bar={isStepState(order.state) ? <NextStep order={order} state={order.state} /> : undefined}
      current="orders"
    >
      {order.state === 'ready' && order.hasPickupCode && <PickupForm />}
      {order.minAge !== null && <Notice tone="warn">{texts.ageCheck(order.minAge)}</Notice>}
      <PackList {...order} isOpen={isStepState(order.state)} />
      <ServiceLines lines={order.lines} />
      <Recipient order={order} />
      {isWithCarrier(order) && <DeliveryForm />}
      <OrderMoney order={order} />
      <Block title={texts.history}>
        <Timeline
          label={texts.history}
          steps={order.steps.map((step) => ({
            label: texts.steps[step.kind],
            state: 'done',
            when: formatInstant(step.at, 'de'),
          }))}
        />
      </Block>
    </PortalPage>
  );
}

function NextStep({ order, state }: { readonly order: Order; readonly state: StepState }) {
  const { hint } = texts.actions[state];
  return (
    <SaveBar state={hint}>
      <StepForm order={order} state={state} next={state === 'new' ? PACKED_FORM : undefined} />
      {state === 'new' && <StepForm order={order} state="confirmed" id={PACKED_FORM} />}
    </SaveBar>
  );
}

/** Without a line the next step takes the place of the one that was taken here. */
const PACKED_FORM = 'schritt-gepackt';
const COMMANDS = { new: 'order.confirmed', confirmed: 'order.ready', ready: undefined } as const;

function StepForm(props: {
  readonly order: Order;
  readonly state: StepState;
  /** Of the form that waits for the one before it. */
  readonly id?: string;
  readonly next?: string | undefined;
}) {
  const { order, state, id, next } = props;
  const { producerOrderId, number, pieces } = order;
  const command = COMMANDS[state];
  const asCommand = command && {
    'data-command': command,
    'data-subject': producerOrderId,
    'data-label': texts.order(number),
    'data-base-version': pieces,
    'data-next': next,
    'data-done': `/bestellungen/${producerOrderId}?meldung=${STEPS[state].note}`,
  };
  return (
    <form method="post" className="bar-form" id={id} hidden={id !== undefined} {...asCommand}>
      <input type="hidden" name="von" value={state} />
      <Button kind="primary" wide>
        {texts.actions[state].label}
      </Button>
    </form>
  );
}

/** Whoever fetches the goods shows six digits; they are checked here and handed over in one. */
function PickupForm() {
  const answer = useFormAnswer();
  return (
    <Block title={texts.pickup.title}>
      <form method="post">
        <input type="hidden" name="von" value="ready" />
        <Field
          name="abholcode"
          label={texts.pickup.label}
          hint={texts.pickup.hint}
          value={one(answer.values, 'abholcode')}
          error={problemOf(answer.problems, 'abholcode')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
          required
        />
        <p>
          <Button>{texts.pickup.check}</Button>
        </p>
      </form>
    </Block>
  );
}

function Recipient({ order }: { readonly order: Order }) {
  const { recipient, promise } = order;
  const look = ORDER_STATE_LOOKS[order.state];
  const address = [
    recipient.street,
    [recipient.postcode, recipient.town].filter(Boolean).join(' '),
  ];
  return (
    <Block
      title={order.wayLabel}
      aside={
        <Tag tone={look.tone} icon={look.icon}>
          {de.producerOrderStates[order.state]}
        </Tag>
      }
    >
      <KeyFacts
        facts={[
          { term: texts.promise, fact: formatDayRange(promise.earliestOn, promise.latestOn, 'de') },
          { term: texts.to, fact: [recipient.name, ...address].filter(Boolean).join(', ') },
          ...(recipient.phone === null
            ? []
            : [{ term: texts.phone, fact: <Phone number={recipient.phone} /> }]),
        ]}
      />
    </Block>
  );
}

function Phone({ number }: { readonly number: string }) {
  return <a href={`tel:${number.replace(/[^+0-9]/g, '')}`}>{number}</a>;
}
