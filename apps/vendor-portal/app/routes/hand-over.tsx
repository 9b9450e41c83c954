import { handOverByScan, handOverTrip, readHandOver } from '@markthalle/contracts/hand-over';
import { FARM_TRIP } from '@markthalle/domain/handOver';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
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
import { CameraBox } from '../features/camera-box.tsx';
import { HandOverParts } from '../features/hand-over-parts.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { handOverTexts as texts } from '../texts/packing.ts';

const MIN_CODE_CHARS = 6;
const MAX_CODE_CHARS = 40;

type Trip = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Trip>((trip) => texts.title(trip.label));

export const loader = (args: LoaderFunctionArgs) =>
  visitPortal(args).read(readHandOver, { trip: args.params.trip ?? '' });

export const action = portalAction((task) =>
  one(task.values, 'von') === 'code' ? handOverCode(task) : handOverChosen(task),
);

async function handOverCode({ values, params, call }: FormTask): Promise<Response> {
  const trip = params.trip ?? '';
  const code = one(values, 'code').trim();
  if (code.length < MIN_CODE_CHARS || code.length > MAX_CODE_CHARS) {
    throw new FormRefusal([{ field: 'code', message: texts.short }]);
  }
  await atField('code', call(handOverByScan, { trip, code }));
  return done(`/uebergabe/${trip}`, 'tour-uebergeben');
}

async function handOverChosen({ values, params, call }: FormTask): Promise<Response> {
  const trip = params.trip ?? '';
  const producerOrderIds = [...(values.paket ?? [])];
  const typed = one(values, 'kisten').trim();
  if (typed !== '' && !/^\d{1,3}$/.test(typed)) {
    throw new FormRefusal([{ field: 'kisten', message: texts.cratesWrong }]);
  }
  if (producerOrderIds.length === 0) {
    throw new FormRefusal([{ field: 'paket', message: texts.noneChosen }]);
  }
  const crates = typed === '' ? null : Number(typed);
  await atField('kisten', call(handOverTrip, { trip, producerOrderIds, crates }));
  return done(`/uebergabe/${trip}`, 'tour-uebergeben');
}

export default function HandOverPage() {
  const trip = useLoaderData<typeof loader>();
  const isOpen = trip.parts.some(({ handedOverAt }) => handedOverAt === null);
  return (
    <PortalPage title={texts.title(trip.label)} backHref={`/packen/${trip.on}`} current="orders">
      <div className="hand-over" data-hand-over={trip.address} data-salt={trip.salt ?? ''}>
        {isOpen ? <CodeForm /> : <p className="block">{texts.allGone}</p>}
        <HandOverParts trip={trip} toDriver={trip.trip !== FARM_TRIP} />
      </div>
    </PortalPage>
  );
}

/** Typed, or typed by a scanner; `app/offline/hand-over-page.ts` checks it without a line. */
function CodeForm() {
  const { values, problems } = useFormAnswer();
  return (
    <Block>
      <form method="post" data-code-form="" className="scan">
        <input type="hidden" name="von" value="code" />
        <CameraBox />
        <Field
          name="code"
          label={texts.code}
          hint={texts.codeHint}
          value={one(values, 'code')}
          error={problemOf(problems, 'code')}
          autoComplete="one-time-code"
          maxLength={MAX_CODE_CHARS}
          required
        />
        <p>
          <Button kind="primary" wide>
            {texts.check}
          </Button>
        </p>
        <p role="status" data-code-answer="" className="code-answer" />
      </form>
    </Block>
  );
}
