import { type DemoCatalogue, loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import type { DemoProducer } from '@markthalle/demo-catalogue/demo-producer';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { ImportProducts } from '../modules/catalog/import-products.service.ts';
import { CodesFacade } from '../modules/codes/codes.facade.ts';
import { DeliveryFacade } from '../modules/delivery/delivery.facade.ts';
import { EvidenceFacade } from '../modules/evidence/evidence.facade.ts';
import { ExperiencesFacade } from '../modules/experiences/experiences.facade.ts';
import { IdentityFacade } from '../modules/identity/identity.facade.ts';
import { PicturesFacade } from '../modules/pictures/pictures.facade.ts';
import { ProducersFacade } from '../modules/producers/producers.facade.ts';
import { PromotionsFacade } from '../modules/promotions/promotions.facade.ts';
import { ReviewsFacade } from '../modules/reviews/reviews.facade.ts';
import { SearchFacade } from '../modules/search/search.facade.ts';
import { ShopFloorFacade } from '../modules/shop-floor/shop-floor.facade.ts';
import { Clock } from '../platform/clock/clock.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { toImportedCategories } from './demo-categories.ts';
import { toImportedCodes } from './demo-codes.ts';
import { COUPON_PRODUCER, demoCoupon } from './demo-coupon.ts';
import { importDeliveries } from './demo-deliveries.ts';
import { toImportedEvidence, toImportedTrader } from './demo-evidence.ts';
import { toImportedExperiences } from './demo-experiences.ts';
import { demoId } from './demo-id.ts';
import { DEMO_BUYER, DEMO_STAFF, type DemoLogin, producerLogin } from './demo-logins.ts';
import { bannerRecipeOf, toProducerImport } from './demo-producers.ts';
import { pictureIdOf, toImportedProduct } from './demo-products.ts';
import { toDemoReviews } from './demo-reviews.ts';
import { toImportedShelf } from './demo-shelf.ts';

const DONE_KEY = 'demo.imported';
const PRODUCT_BATCH = 250;
/** The fee of the demo cooperative, decided by its (demo) founding assembly. */
const DEMO_COMMISSION = {
  producerId: null,
  rateBps: 800,
  vatRateBps: 1900,
  validFrom: '2023-01-01',
  resolution: 'Gründungsversammlung, TOP 7: Vermittlungsprovision 8 % netto',
};

/** Fills an empty database with the demo market, once. */
@Injectable()
export class ImportDemo {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly identity: IdentityFacade,
    private readonly producers: ProducersFacade,
    private readonly products: ImportProducts,
    private readonly experiences: ExperiencesFacade,
    private readonly pictures: PicturesFacade,
    private readonly reviews: ReviewsFacade,
    private readonly search: SearchFacade,
    private readonly delivery: DeliveryFacade,
    private readonly codes: CodesFacade,
    private readonly promotions: PromotionsFacade,
    private readonly shelves: ShopFloorFacade,
    private readonly evidence: EvidenceFacade,
  ) {}

  /** Answers false where the demo is in already. All or nothing: one transaction; then the search is built. */
  async run(): Promise<boolean> {
    const imported = await this.importAll();
    if (imported) await this.search.rebuild();
    return imported;
  }

  private async importAll(): Promise<boolean> {
    const demo = loadDemoCatalogue();
    return this.db.transaction(async (tx) => {
      const fresh = await tx.execute(
        `insert into platform.setting (key, value) values ($1, to_jsonb($2::timestamptz))
         on conflict (key) do nothing`,
        [DONE_KEY, this.clock.now()],
      );
      if (fresh === 0) return false;
      // Demo orders can be settled at once; a real market keeps the default hold and minimum.
      await tx.execute(
        `insert into platform.setting (key, value)
         values ('settlement.hold_days', '0'), ('settlement.rules', $1)
         on conflict (key) do nothing`,
        [JSON.stringify([{ validFrom: '2020-01-01', resolution: 'Demo', minimumCents: 0 }])],
      );
      // Demo producers may sell before their accounts exist, which only the sandbox can open.
      await tx.execute(
        `insert into platform.setting (key, value) values ('payments.sell_before_verified', $1)
         on conflict (key) do nothing`,
        [JSON.stringify({ from: 'none', capCents: 50_000 })],
      );
      await this.producers.importCommissionRule(tx, DEMO_COMMISSION);
      await this.products.categories(tx, toImportedCategories(demo.categories));
      for (const login of [...DEMO_STAFF, DEMO_BUYER]) await this.account(tx, login);
      for (const producer of demo.producers) {
        const own = demo.products.filter(({ producerId }) => producerId === producer.id);
        await this.producer(tx, producer, own, true);
      }
      await importDeliveries(tx, this.delivery, demo, berlinDateOf(this.clock.now().toISOString()));
      await this.productBatches(tx, demo.products);
      await this.reviewsOf(tx, demo);
      await this.codes.import(tx, toImportedCodes(demo.producers, demo.products));
      const today = berlinDateOf(this.clock.now().toISOString());
      await this.experiences.importExperiences(tx, toImportedExperiences(demo.products, today));
      await this.shelves.importShelf(tx, toImportedShelf(demo.products, today, this.clock.now()));
      await this.products.finish(tx);
      return true;
    });
  }

  /** One producer with products from a generator (large catalogues); no logins. */
  async addGenerated(tx: Tx, producer: DemoProducer, products: readonly DemoProduct[]) {
    await this.producer(tx, producer, products, false);
    await this.productBatches(tx, products);
  }

  async finish(): Promise<void> {
    await this.db.transaction((tx) => this.products.finish(tx));
    await this.search.rebuild();
  }

  private account(tx: Tx, login: DemoLogin): Promise<string> {
    return this.identity.createAccount(tx, {
      email: login.email,
      password: login.password,
      displayName: login.displayName,
      isStaff: login.role === 'staff',
      verified: true,
    });
  }

  private async producer(
    tx: Tx,
    producer: DemoProducer,
    own: readonly DemoProduct[],
    withLogin: boolean,
  ): Promise<void> {
    const members = withLogin
      ? [await this.account(tx, producerLogin(producer.slug, producer.owner))]
      : [];
    const banner = bannerRecipeOf(producer);
    await this.pictures.registerScenes(tx, [{ id: pictureIdOf(banner), recipe: banner }]);
    await this.producers.importProducer(tx, toProducerImport(producer, members));
    const today = berlinDateOf(this.clock.now().toISOString());
    await this.evidence.importProducer(
      tx,
      toImportedTrader(producer),
      toImportedEvidence(producer, own, today),
    );
    if (producer.slug === COUPON_PRODUCER) await this.coupon(tx, producer.slug, members);
  }

  private async coupon(tx: Tx, slug: string, [createdBy]: readonly string[]): Promise<void> {
    if (createdBy === undefined) return;
    const createdAt = this.clock.now();
    const owner = { producerId: demoId('producer', slug), createdBy, createdAt };
    const today = berlinDateOf(createdAt.toISOString());
    await this.promotions.give(tx, demoCoupon(owner, demoId('coupon', slug), today));
  }

  private async reviewsOf(tx: Tx, demo: DemoCatalogue): Promise<void> {
    const today = berlinDateOf(this.clock.now().toISOString());
    await this.reviews.importDemo(tx, toDemoReviews(demo, today));
  }

  private async productBatches(tx: Tx, products: readonly DemoProduct[]): Promise<void> {
    const today = berlinDateOf(this.clock.now().toISOString());
    for (let start = 0; start < products.length; start += PRODUCT_BATCH) {
      const batch = products.slice(start, start + PRODUCT_BATCH);
      await this.pictures.registerRecipes(
        tx,
        batch.map(({ image }) => ({ id: pictureIdOf(image), recipe: image })),
      );
      await this.products.products(
        tx,
        batch.map((product) => toImportedProduct(product, today)),
      );
    }
  }
}
