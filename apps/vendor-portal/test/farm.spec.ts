import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  readFarm,
  readFarmPhoto,
  saveFarm,
  saveFarmPhoto,
} from '@markthalle/contracts/portal-farm';
import { askUploadTicket, keepProducerPhoto } from '@markthalle/contracts/portal-uploads';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { waitFor } from '@markthalle/testing/wait-for';
import sharp from 'sharp';
import { DeviceLog } from './fixtures/device-log.ts';
import { farm } from './fixtures/farm.ts';
import { RENATE } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

describe('the farm’s own page, without scripts', () => {
  it('is changed in one form, and a wrong year stays typed with its reason', async () => {
    const page = await portal.openPage({ javaScript: false, width: 390 });
    await page.goto('/hof');
    expect(await page.inputValue('[name=taglineDe]')).toBe('Honig vom Feldberger Haussee');
    await page.fill('[name=since]', 'alt');
    await page.fill('[name=storyDe]', 'Wir haben jetzt siebzig Völker und einen Lehrling.');
    await page.click('button:has-text("Speichern")');
    expect(await page.textContent('#field-since-error')).toContain('Jahreszahl');
    expect(await page.inputValue('[name=since]')).toBe('alt');
    expect(portal.api.inputsOf(saveFarm)).toEqual([]);
    await page.fill('[name=since]', '');
    await page.click('button:has-text("Speichern")');
    expect(portal.api.inputsOf(saveFarm)).toMatchObject([
      {
        basedOnVersion: 4,
        profile: {
          taglineDe: 'Honig vom Feldberger Haussee',
          storyDe: 'Wir haben jetzt siebzig Völker und einen Lehrling.',
          since: null,
        },
      },
    ]);
    expect(await page.textContent('main')).toContain('sofort zu sehen');
  });

  it('keeps everything after another device was faster, and may then be saved', async () => {
    let stored = farm;
    portal.api
      .on(readFarm, () => stored)
      .on(saveFarm, ({ basedOnVersion }) => {
        if (basedOnVersion !== stored.version) throw new FixtureProblem('farm-changed-meanwhile');
        return { version: stored.version + 1 };
      });
    const page = await portal.openPage({ javaScript: false, width: 390 });
    await page.goto('/hof');
    await page.fill('[name=packagingNote]', 'Pappe und Stroh');
    stored = { ...farm, version: 7 };
    await page.click('button:has-text("Speichern")');
    expect(await page.textContent('main')).toContain('auf einem anderen Gerät geändert');
    expect(await page.inputValue('[name=packagingNote]')).toBe('Pappe und Stroh');
    await page.click('button:has-text("Speichern")');
    expect(portal.api.inputsOf(saveFarm).at(-1)).toMatchObject({ basedOnVersion: 7 });
  });
});

const PHOTO_ID = '0197a000-0000-7000-8000-0000000000ab';
const onPage = {
  photoId: PHOTO_ID,
  altDe: 'Der Hof im Mai',
  altEn: '',
  state: 'received' as const,
  refusedBecause: null,
  picture: null,
};

const jpeg = async () => ({
  name: 'hof.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({
    create: { width: 1600, height: 900, channels: 3, background: '#678' },
  })
    .jpeg()
    .toBuffer(),
});

describe('the photo of the farm', () => {
  it('goes with the form as a file without scripts, with its words; another takes its place', async () => {
    portal.api
      .on(readFarm, () => farm)
      .on(readFarmPhoto, () => ({ photo: onPage }))
      .on(keepProducerPhoto, () => ({ state: 'received' as const, refusedBecause: null }));
    const page = await portal.openPage({ javaScript: false });
    await page.goto('/hof');
    expect(await page.getByLabel(/Was ist auf dem Foto zu sehen/).inputValue()).toBe(
      'Der Hof im Mai',
    );
    await page.setInputFiles('#field-foto-datei-galerie', await jpeg());
    await page.getByRole('button', { name: 'Foto übernehmen' }).click();
    await page.getByText('Das Foto ist gespeichert.').waitFor();
    const kept = portal.api.inputsOf(keepProducerPhoto).at(-1);
    expect(kept).toMatchObject({ purpose: 'farm' });
    expect(kept?.photoId).not.toBe(PHOTO_ID);
    const saved = portal.api.inputsOf(saveFarmPhoto).at(-1);
    expect(saved).toMatchObject({ photo: { photoId: kept?.photoId } });
  });

  it('is described and removed', async () => {
    portal.api.on(readFarmPhoto, () => ({ photo: onPage }));
    const page = await portal.openPage({ javaScript: false });
    await page.goto('/hof');
    await page.getByLabel(/Was ist auf dem Foto zu sehen/).fill('Der Hof im Schnee');
    await page.getByRole('button', { name: 'Foto übernehmen' }).click();
    await page.getByText('Das Foto ist gespeichert.').waitFor();
    expect(portal.api.inputsOf(saveFarmPhoto).at(-1)).toMatchObject({
      photo: { photoId: PHOTO_ID, altDe: 'Der Hof im Schnee' },
    });
    await page.getByRole('button', { name: 'Foto 1 entfernen' }).click();
    await page.getByText('Das Foto ist entfernt.').waitFor();
    expect(portal.api.inputsOf(saveFarmPhoto).at(-1)).toMatchObject({ photo: null });
  });

  it('is shrunk and sent in pieces by scripts, and the form only names it', async () => {
    portal.api.on(readFarmPhoto, () => ({ photo: onPage }));
    portal.api.on(askUploadTicket, () => ({
      state: 'received' as const,
      refusedBecause: null,
      ticket: null,
    }));
    const producerId = RENATE.producers[0]?.producerId ?? '';
    new DeviceLog({ accountId: RENATE.accountId, producerId }).answerOn(portal.api);
    const page = await portal.openPage({ javaScript: true });
    await page.goto('/hof');
    await page.waitForFunction(() => document.documentElement.dataset.account !== undefined);
    await page.setInputFiles('#field-foto-datei-galerie', await jpeg());
    await waitFor('a ticket', () => portal.api.inputsOf(askUploadTicket).length > 0);
    const asked = portal.api.inputsOf(askUploadTicket).at(-1);
    expect(asked).toMatchObject({ purpose: 'farm' });
    const before = portal.api.inputsOf(keepProducerPhoto).length;
    await page.getByRole('button', { name: 'Foto übernehmen' }).click();
    await page.getByText('Das Foto ist gespeichert.').waitFor();
    expect(portal.api.inputsOf(saveFarmPhoto).at(-1)).toMatchObject({
      photo: { photoId: asked?.photoId },
    });
    expect(portal.api.inputsOf(keepProducerPhoto)).toHaveLength(before);
  });
});
