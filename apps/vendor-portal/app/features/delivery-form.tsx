import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readPortalOrder } from '@markthalle/contracts/portal-orders';
import { isByCarrier } from '@markthalle/domain/delivery';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { orderTexts } from '../texts/orders.ts';

const texts = orderTexts.delivered;
const MAX_TRACKING_CHARS = 80;

type Order = Pick<OutputOf<typeof readPortalOrder>, 'state' | 'way'>;

/** Whatever else is delivered counts from the hand-over; only a carrier's day must be told. */
export function isWithCarrier({ state, way }: Order): boolean {
  return (state === 'handed_over' || state === 'completed') && isByCarrier(way);
}

/** The day on which the carrier delivered: from the last one the withdrawal period runs (§ 356(2) BGB). */
export function DeliveryForm() {
  const { values, problems } = useFormAnswer();
  return (
    <Block title={texts.title}>
      <p>{texts.lead}</p>
      <form method="post">
        <input type="hidden" name="von" value="delivered" />
        <Field
          name="deliveredOn"
          type="date"
          label={texts.on}
          value={one(values, 'deliveredOn')}
          error={problemOf(problems, 'deliveredOn')}
          required
        />
        <Field
          name="trackingNumber"
          label={texts.tracking}
          value={one(values, 'trackingNumber')}
          error={problemOf(problems, 'trackingNumber')}
          maxLength={MAX_TRACKING_CHARS}
          optional
        />
        <p>
          <Button>{texts.save}</Button>
        </p>
      </form>
    </Block>
  );
}
