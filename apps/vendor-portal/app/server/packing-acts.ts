import { Day } from '@markthalle/contracts/fields';
import {
  noteBatches,
  packOrders,
  reportShortage,
  tickPacking,
  weighLine,
} from '@markthalle/contracts/packing';
import {
  atField,
  done,
  FormRefusal,
  type FormTask,
} from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { gramsOf } from '../features/typed-weight.ts';
import { packingTexts as texts } from '../texts/packing.ts';

type Act = (task: FormTask, path: string) => Promise<Response>;

const ids = (text: string): string[] => text.split(' ').filter(Boolean);

/** The forms of the packing list, by their hidden field `von`; without one the ticks are saved. */
export function actOnPacking(task: FormTask): Promise<Response> {
  const path = `/packen/${task.params.on ?? ''}`;
  const act = ACTS[one(task.values, 'von')] ?? saveTicks;
  return act(task, path);
}

async function saveTicks({ values, params, call }: FormTask, path: string): Promise<Response> {
  await call(tickPacking, { on: params.on ?? '', ticks: ticksOf(values) });
  return done(path, 'haken');
}

/** All boxes of the page are named, so that an unticked one is known as such. */
function ticksOf(values: FormTask['values']) {
  const ticked = new Set(values.haken ?? []);
  return ids(one(values, 'gesehen')).map((subjectId) => ({
    subjectId,
    ticked: ticked.has(subjectId),
  }));
}

async function packAll({ values, params, call }: FormTask, path: string): Promise<Response> {
  const on = params.on ?? '';
  const ticks = ticksOf(values);
  if (ticks.length > 0) await call(tickPacking, { on, ticks });
  const datesChecked = one(values, 'datumGeprueft') !== '';
  const producerOrderIds = ids(one(values, 'offen'));
  await atField('datumGeprueft', call(packOrders, { on, producerOrderIds, datesChecked }));
  return done(path, 'alles-gepackt');
}

/** One parcel: its maker looks at it right now, so the dates were seen. */
async function packOne({ values, params, call }: FormTask, path: string): Promise<Response> {
  const producerOrderIds = [one(values, 'bestellung')];
  await call(packOrders, { on: params.on ?? '', producerOrderIds, datesChecked: true });
  return done(`${path}#paket-${producerOrderIds[0]}`, 'gepackt');
}

async function note({ values, call }: FormTask, path: string): Promise<Response> {
  const id = one(values, 'id');
  const typed = one(values, `datum_${id}`).trim();
  const goodUntilOn =
    typed === '' ? null : (Day.safeParse(typed).data ?? wrong(`datum_${id}`, texts.dateWrong));
  const batchNo = one(values, `charge_${id}`).trim() || null;
  const batches = ids(one(values, 'zeilen')).map((lineId) => ({ lineId, batchNo, goodUntilOn }));
  await atField(`charge_${id}`, call(noteBatches, { batches }));
  return done(path, 'charge');
}

async function weigh({ values, call }: FormTask, path: string): Promise<Response> {
  const lineId = one(values, 'id');
  const field = `gewicht_${lineId}`;
  const grams = gramsOf(one(values, field)) ?? wrong(field, texts.weightWrong);
  const producerOrderId = one(values, 'bestellung');
  const clientId = one(values, 'klick');
  await atField(field, call(weighLine, { producerOrderId, lineId, grams, clientId }));
  return done(`${path}#paket-${producerOrderId}`, 'gewogen');
}

async function reportMissing({ values, call }: FormTask, path: string): Promise<Response> {
  const lineId = one(values, 'id');
  const field = `fehlt_${lineId}`;
  const typed = one(values, field).trim();
  const most = Number(one(values, 'hoechstens'));
  const quantity = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (quantity < 1 || quantity > most) wrong(field, texts.shortageWrong(most));
  const producerOrderId = one(values, 'bestellung');
  const restIsGone = one(values, 'ausverkauft') !== '';
  const clientId = one(values, 'klick');
  const missing = { producerOrderId, lineId, quantity, restIsGone, clientId };
  await atField(field, call(reportShortage, missing));
  return done(`${path}#paket-${producerOrderId}`, 'fehlmenge');
}

function wrong(field: string, message: string): never {
  throw new FormRefusal([{ field, message }]);
}

const ACTS: Readonly<Record<string, Act>> = {
  gepackt: packAll,
  paket: packOne,
  charge: note,
  gewicht: weigh,
  fehlmenge: reportMissing,
};
