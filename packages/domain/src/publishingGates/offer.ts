import { PERISHABLE_DAYS } from '../withdrawalClass.ts';
import { type Gate, isBlank } from './finding.ts';

const MIN_NAME_CHARS = 3;

/** What every offer needs, whatever it is. */
export const OFFER_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-UWG-1',
    field: 'nameDe',
    appliesTo: () => true,
    isMet: ({ nameDe }) => [...nameDe.trim()].length >= MIN_NAME_CHARS,
    why: 'Bitte geben Sie einen Namen mit mindestens drei Zeichen an.',
    example: 'Lindenhonig',
  },
  {
    lawId: 'LAW-ORDER-10',
    field: 'ways',
    appliesTo: ({ isVoucher }) => !isVoucher,
    isMet: ({ ways }) => ways.length > 0,
    why: 'Bitte wählen Sie mindestens eine Lieferart.',
    example: 'Paket oder Abholung',
  },
  {
    lawId: 'LAW-WITHDR-8',
    field: 'facts/shelfLifeDays',
    appliesTo: ({ facts }) => facts.durability === 'use_by',
    isMet: ({ facts }) => typeof facts.shelfLifeDays === 'number',
    why: 'Bitte geben Sie an, wie viele Tage die Ware ab Lieferung noch hält. Davon hängt ab, ob sie zurückgegeben werden kann.',
    example: '5',
  },
  {
    lawId: 'LAW-WITHDR-8',
    field: 'facts/shelfLifeDays',
    appliesTo: ({ withdrawalReason }) => withdrawalReason === 'perishable',
    isMet: ({ facts }) =>
      typeof facts.shelfLifeDays !== 'number' || facts.shelfLifeDays <= PERISHABLE_DAYS,
    why: 'Was länger als 14 Tage hält, ist nicht schnell verderblich und kann zurückgegeben werden.',
    example: 'höchstens 14, oder das Widerrufsrecht gilt',
  },
  {
    lawId: 'LAW-ORDER-16',
    field: 'facts/guaranteeModel',
    appliesTo: ({ facts }) => (facts.guaranteeYears ?? 0) > 2,
    isMet: ({ facts }) => !isBlank(facts.guaranteeModel),
    why: 'Zu Ihrer Garantie gehört auf dem Garantie-Etikett die Bezeichnung des Modells.',
    example: 'WH-SK-40',
  },
];
