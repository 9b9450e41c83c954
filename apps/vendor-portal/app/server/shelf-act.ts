import { countStock } from '@markthalle/contracts/portal-products';
import { moveStock } from '@markthalle/contracts/portal-stock';
import { FormRefusal, type FormTask } from '@markthalle/workplace/server/form-action';
import { countFromTyped } from '@markthalle/workplace/typed-money';
import { one } from '@markthalle/workplace/typed-values';
import { stockTexts as texts } from '../texts/stock.ts';

/** Does what a form of `ShelfActs` says, without a script or where the phone cannot keep it. */
export async function doShelfAct({ values, call }: Pick<FormTask, 'values' | 'call'>) {
  const act = one(values, 'akt');
  const variantId = one(values, 'variantId');
  const clientId = one(values, 'clientId');
  if (act === 'counted') {
    const countedQuantity = countFromTyped(one(values, 'countedQuantity'));
    if (countedQuantity === null) throw refusal('countedQuantity', texts.countInvalid);
    await call(countStock, { variantId, countedQuantity, clientId });
    return;
  }
  const kind = act === 'received' ? 'received' : 'sold';
  const field = `${kind}Quantity`;
  const quantity = countFromTyped(one(values, field));
  if (quantity === null || quantity === 0) throw refusal(field, texts.quantityInvalid);
  await call(moveStock, { variantId, kind, quantity, clientId });
}

const refusal = (field: string, message: string) => new FormRefusal([{ field, message }]);
