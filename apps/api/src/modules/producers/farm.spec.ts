import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readFarm, saveFarm } from '@markthalle/contracts/portal-farm';
import { readProducer } from '@markthalle/contracts/producers';
import { ApiUnderTest } from '../../../test/api-under-test.ts';

let api: ApiUnderTest;
let beekeeper: { readonly sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  beekeeper = { sessionToken: await api.signIn('hallo@imkerei-lindenlaut.example') };
}, 120_000);
afterAll(() => api.stop());

const read = async () => (await api.call(readFarm, {}, beekeeper)).value;

type Profile = OutputOf<typeof readFarm>['profile'];
async function save(changed: Partial<Profile>, version?: number) {
  const farm = await read();
  const profile = { ...farm.profile, ...changed };
  const basedOnVersion = version ?? farm.version;
  return api.call(saveFarm, { profile, basedOnVersion }, beekeeper);
}

describe('the profile of a farm', () => {
  it('is read by buyers at once, in German where there is no English', async () => {
    const answer = await save({
      taglineDe: 'Honig aus sechzig Völkern',
      taglineEn: '',
      pickupHoursDe: 'Samstags 9–12 Uhr',
      pickupHoursEn: 'Saturdays 9–12',
      since: 1987,
    });
    expect(answer.status).toBe(200);
    const slug = 'imkerei-lindenlaut';
    const german = (await api.call(readProducer, { slug })).value.producer;
    expect(german).toMatchObject({ pickupHours: 'Samstags 9–12 Uhr', since: 1987 });
    const english = (await api.call(readProducer, { slug, language: 'en' })).value.producer;
    expect(english).toMatchObject({
      tagline: 'Honig aus sechzig Völkern',
      pickupHours: 'Saturdays 9–12',
    });
    expect((await read()).profile).toMatchObject({
      taglineEn: '',
      pickupHoursEn: 'Saturdays 9–12',
    });
  });

  it('LAW-UWG-5, LAW-FOOD-18 refuses claims without proof at their field, and keeps the rest', async () => {
    const before = (await read()).profile;
    const refused = await save({
      storyDe: 'Wir arbeiten klimaneutral und mit viel Herz für die Region.',
      taglineDe: 'Bio-Honig vom See',
    });
    expect(refused.status).toBe(400);
    expect(refused.problem.errors?.map(({ pointer }) => pointer)).toEqual([
      '/profile/taglineDe',
      '/profile/storyDe',
    ]);
    expect(refused.problem.errors?.[1]?.message).toContain('„klimaneutral“');
    expect((await read()).profile).toEqual(before);
  });

  it('is not overwritten by a second device unseen', async () => {
    const { version } = await read();
    expect((await save({ since: 1990 })).status).toBe(200);
    const late = await save({ since: 1991 }, version);
    expect(late.problem.code).toBe('farm-changed-meanwhile');
    expect((await read()).profile.since).toBe(1990);
  });
});
