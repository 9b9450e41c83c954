import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportMyData } from '@markthalle/contracts/accounts';
import { readMe } from '@markthalle/contracts/identity';
import { dropWish, keepWish, MAX_WISHES, readWishList } from '@markthalle/contracts/wish-list';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, demoProduct } from '../../../test/demo-shopping.ts';
import { demoId } from '../../demo/demo-id.ts';
import { MINUTE_MS } from '../../platform/clock/clock.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { WishList } from './wish-list.service.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const MUG = 'becher-boddenblau';
const productIdOf = (slug: string) => demoId('product', demoProduct(slug).id);

let api: ApiUnderTest;
let anna: { readonly sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  anna = { sessionToken: await api.signIn('anna.seidel@kundin.example') };
}, 120_000);

afterAll(() => api.stop());

const slugs = async (who = anna) =>
  (await api.call(readWishList, { language: 'de' }, who)).value.wishes.map(
    ({ card }) => card?.slug ?? null,
  );

describe('the wish list', () => {
  it('keeps products, each once, and shows the latest first with price and stock', async () => {
    for (const slug of [CHEESE, MUG, CHEESE]) {
      expect((await api.call(keepWish, { slug }, anna)).status).toBe(200);
      api.clock.advance(MINUTE_MS);
    }
    const { wishes } = (await api.call(readWishList, { language: 'en' }, anna)).value;
    expect(wishes.map(({ name }) => name)).toEqual(
      [MUG, CHEESE].map((slug) => demoProduct(slug).name.en),
    );
    expect(wishes[1]?.card).toMatchObject({
      slug: CHEESE,
      stockState: 'available',
      price: { grossCents: 960 },
    });
  });

  it('is read in two statements, however long it is', async () => {
    const { accountId } = (await api.call(readMe, {}, anna)).value;
    const list = api.app.get(WishList, { strict: false });
    const { result, statements } = await countStatements(() => list.read(accountId, 'de'));
    expect(result.wishes).toHaveLength(2);
    expect(statements).toBe(2);
  });

  it('keeps the name of what is not on sale, and shows it again when it is', async () => {
    const shopping = new DemoShopping(api.app);
    await shopping.pause(MUG);
    const { wishes } = (await api.call(readWishList, { language: 'de' }, anna)).value;
    expect(wishes[0]).toMatchObject({ name: demoProduct(MUG).name.de, card: null });
    await shopping.pause(MUG, false);
    expect(await slugs()).toEqual([MUG, CHEESE]);
  });

  it('belongs to its owner alone', async () => {
    const other = { sessionToken: await api.signIn('hallo@kaeserei-kranichruf.example') };
    expect(await slugs(other)).toEqual([]);
    await api.call(dropWish, { productId: productIdOf(CHEESE) }, other);
    expect(await slugs()).toEqual([MUG, CHEESE]);
    await api.call(dropWish, { productId: productIdOf(MUG) }, anna);
    expect(await slugs()).toEqual([CHEESE]);
  });

  it('keeps nothing that the shop does not know', async () => {
    const answer = await api.call(keepWish, { slug: 'gibt-es-nicht' }, anna);
    expect(answer.problem.code).toBe('product-not-found');
  });

  it(`holds ${MAX_WISHES} products, and says so when one more is kept`, async () => {
    const { accountId } = (await api.call(readMe, {}, anna)).value;
    await api.app.get(Db).transaction((tx) =>
      tx.execute(
        `insert into accounts.wish (account_id, product_id, kept_at)
         select $1, product_id, $2 from catalog.listing
          where language = 'de' and slug <> all ($3) order by slug limit $4`,
        [accountId, api.clock.now(), [MUG, CHEESE], MAX_WISHES - 1],
      ),
    );
    const refused = await api.call(keepWish, { slug: MUG }, anna);
    expect(refused.problem.code).toBe('too-many-wishes');
    expect(await slugs()).not.toContain(MUG);
    // On the list already: nothing to refuse.
    expect((await api.call(keepWish, { slug: CHEESE }, anna)).status).toBe(200);
  });

  it('LAW-GDPR-3: is part of what the buyer can download', async () => {
    const { data } = (await api.call(exportMyData, {}, anna)).value;
    expect(data['accounts.wish']).toHaveLength(MAX_WISHES);
  });
});
