import type { PortalOrder } from '@markthalle/contracts/portal-orders';
import { Button } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant } from '@markthalle/ui/format/dates';
import type { z } from 'zod';
import { orderTexts } from '../texts/orders.ts';

const texts = orderTexts.service;

type Line = z.infer<typeof PortalOrder>['lines'][number];
type Service = NonNullable<Line['service']>;

/** Services by arrangement: when each may begin, and the two buttons that say how far it is. */
export function ServiceLines({ lines }: { readonly lines: readonly Line[] }) {
  const services = lines.flatMap((line) =>
    line.service === null ? [] : [{ ...line, service: line.service }],
  );
  if (services.length === 0) return null;
  return (
    <Block title={texts.title}>
      {services.map(({ lineId, name, service }) => (
        <form key={lineId} method="post" className="stack">
          <h3>{name}</h3>
          <p>{wordsOf(service)}</p>
          <input type="hidden" name="von" value="service" />
          <input type="hidden" name="lineId" value={lineId} />
          {isOpen(service) && (
            <p className="button-row">
              {service.startedAt === null && (
                <Button name="step" value="start">
                  {texts.start}
                </Button>
              )}
              <Button name="step" value="complete">
                {texts.complete}
              </Button>
            </p>
          )}
        </form>
      ))}
    </Block>
  );
}

/** Before the first day there is nothing to press: the sentence says which day that is. */
const isOpen = ({ completedAt, withdrawnAt, startedAt, startableFrom }: Service): boolean =>
  completedAt === null && withdrawnAt === null && (startedAt !== null || startableFrom === null);

function wordsOf({ startedAt, completedAt, withdrawnAt, ...before }: Service): string {
  if (withdrawnAt !== null) return texts.withdrawn(formatInstant(withdrawnAt, 'de'));
  if (completedAt !== null) return texts.completed(formatInstant(completedAt, 'de'));
  if (startedAt !== null) return texts.started(formatInstant(startedAt, 'de'));
  const { startableFrom, startAskedAt } = before;
  if (startableFrom !== null) return texts.notBefore(formatDayWithYear(startableFrom, 'de'));
  return startAskedAt === null ? texts.periodOver : texts.asked(formatInstant(startAskedAt, 'de'));
}
