import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LEGAL_KINDS } from '@markthalle/contracts/legal';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { EditLegal } from './edit-legal.service.ts';
import { LegalFacade } from './legal.facade.ts';
import { LegalModule } from './legal.module.ts';
import { SeedSamples } from './seed-samples.service.ts';

let api: ModulesUnderTest;
let editor: EditLegal;
const STAFF = {
  kind: 'signed_in',
  accountId: '00000000-0000-4000-8000-000000000001',
  displayName: 'Hanna',
  isStaff: true,
  memberships: [],
  assistanceId: null,
} as const;
const NEW_TERMS = {
  language: 'de',
  kind: 'terms',
  textLanguage: 'de',
  title: 'AGB',
  body: '## 1\r\nNeu.',
  picture: null,
} as const;

beforeAll(async () => {
  api = await startModules({ modules: [IdentityModule, LegalModule], now: '2026-11-23T08:00:00Z' });
  editor = api.app.get(EditLegal);
});
afterAll(() => api.stop());

const count = async () =>
  (await api.app.get(Db).row<{ n: number }>('select count(*) as n from legal.document'))?.n;

describe('legal texts', () => {
  it('start as marked samples in both languages, once however often the process starts', async () => {
    await api.app.get(SeedSamples).onApplicationBootstrap();
    expect(await count()).toBe(LEGAL_KINDS.length * 2);
    for (const language of ['de', 'en'] as const) {
      const text = await api.app.get(LegalFacade).inForce('terms', language, new Date());
      expect(text).toMatchObject({ version: 1, isSample: true, language });
    }
  });

  it('LAW-ORDER-5 LAW-ORDER-7 keep every version: an old order still finds its own', async () => {
    const facade = api.app.get(LegalFacade);
    const before = await facade.inForce('terms', 'de', api.clock.now());
    const added = await editor.add(STAFF, { ...NEW_TERMS, validFrom: '2026-12-01' });
    expect(added).toMatchObject({ version: 2, isSample: false, body: '## 1\nNeu.' });
    expect(await facade.inForce('terms', 'de', api.clock.now())).toEqual(before);
    // 00:30 on 1 December in Germany is still 30 November in UTC.
    const december = new Date('2026-11-30T23:30:00Z');
    expect(await facade.inForce('terms', 'de', december)).toEqual(added);
    expect(await facade.versionsOf([before.documentId])).toEqual([before]);
    const read = await editor.read({ kind: 'terms', language: 'de', version: 1 });
    expect(read).toEqual(before);
    await expect(editor.read({ kind: 'terms', language: 'de', version: 9 })).rejects.toMatchObject({
      code: 'legal-document-not-found',
    });
  });

  it('are shown from memory for a minute at most, never across midnight', async () => {
    const facade = api.app.get(LegalFacade);
    const shown = (at: string) =>
      countStatements(() => facade.shownNow('shipping', 'de', new Date(at)));
    expect((await shown('2026-12-05T12:00:00Z')).statements).toBe(1);
    const again = await shown('2026-12-05T12:00:59Z');
    expect(again.statements).toBe(0);
    expect(again.result.version).toBe(1);
    expect((await shown('2026-12-05T12:01:00Z')).statements).toBe(1);
    // 23:59:30 and 00:00:10 in Germany.
    expect((await shown('2026-12-05T22:59:30Z')).statements).toBe(1);
    expect((await shown('2026-12-05T23:00:10Z')).statements).toBe(1);
  });

  it.each(['de', 'en'] as const)(
    'LAW-A11Y-2 LAW-DSA-2 name standards, authority and points of contact (%s)',
    async (language) => {
      const words = async (kind: 'accessibility' | 'legal_notice') =>
        (await editor.read({ kind, language, version: 1 })).body;
      const statement = await words('accessibility');
      for (const fact of ['EN 301 549', 'WCAG', 'BFSG', 'MLBF', 'hilfe@giebelmarkt.example']) {
        expect(statement).toContain(fact);
      }
      const notice = await words('legal_notice');
      for (const fact of ['DSA', 'Art. 11', '030 23125 000', '§ 5 DDG', 'Speicherstraße 1']) {
        expect(notice).toContain(fact);
      }
      // The platform for online dispute resolution is closed (Regulation (EU) 2024/3228).
      expect(notice).not.toMatch(/ec\.europa\.eu|odr/i);
    },
  );

  it('carry a hash over everything that is shown', async () => {
    const text = await editor.read({ kind: 'terms', language: 'de', version: 2 });
    const bytes = JSON.stringify(['terms', 'de', 2, 'AGB', '## 1\nNeu.', null]);
    expect(text.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('cannot be changed or taken away, not even by a slip in SQL', async () => {
    const db = api.app.get(Db);
    await expect(db.execute(`update legal.document set body = 'x'`)).rejects.toThrow();
    await expect(db.execute('delete from legal.document')).rejects.toThrow();
  });

  it('refuse a day in the past and a picture that acts', async () => {
    await expect(
      editor.add(STAFF, { ...NEW_TERMS, validFrom: '2026-11-22' }),
    ).rejects.toMatchObject({ code: 'legal-date-passed' });
    for (const picture of [
      '<svg onload="alert(1)"></svg>',
      '<svg><script>1</script></svg>',
      '<svg><image href="https://boese.example/x.png"/></svg>',
      '<p>kein Bild</p>',
    ]) {
      const input = { ...NEW_TERMS, kind: 'guarantee_notice', picture } as const;
      await expect(editor.add(STAFF, { ...input, validFrom: '2026-11-23' })).rejects.toMatchObject({
        code: 'legal-picture-not-usable',
      });
    }
  });

  it('tell staff which version is in force', async () => {
    const { today, documents } = await editor.list();
    expect(today).toBe('2026-11-23');
    const terms = documents.filter(({ kind, language }) => kind === 'terms' && language === 'de');
    expect(terms.map(({ version, inForce }) => [version, inForce])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it('number two versions that are added at the same moment differently', async () => {
    const input = { ...NEW_TERMS, kind: 'privacy', validFrom: '2026-11-23' } as const;
    const added = await Promise.all([editor.add(STAFF, input), editor.add(STAFF, input)]);
    expect(added.map(({ version }) => version).sort()).toEqual([2, 3]);
  });
});

describe('LAW-ORDER-15 the harmonised notice on the legal guarantee', () => {
  it.each([
    ['de', 'd046cbc6428d6e54e07ac49e830762438acae2095fb7750fbd3961f974dfc4d4'],
    ['en', 'fc82930b888f5dcc4e7bbd86e855e9084de7b55d8ef383599004b94cd8bff4b4'],
  ] as const)(
    'is a picture with a known hash, in colour, per language (%s)',
    async (language, sha) => {
      const notice = await editor.read({ kind: 'guarantee_notice', language, version: 1 });
      const picture = notice.picture ?? '';
      expect(createHash('sha256').update(picture).digest('hex')).toBe(sha);
      expect(picture).toContain('#003399');
      expect(picture).toContain('#ffed00');
      // The text beside it says every word of the picture.
      const words = [...picture.matchAll(/<text[^>]*>(?:• )?([^<]+)</g)].map(([, text]) => text);
      const spoken = notice.body.replace(/\s+/g, ' ');
      const isHint = (text = '') => /MUSTER|SAMPLE|Code scannen|scan the code|Mehr dazu/.test(text);
      for (const text of words.filter((one) => !isHint(one) && one !== notice.title)) {
        expect(spoken).toContain(text);
      }
      expect(notice.body).toContain('https://europa.eu/youreurope/');
    },
  );
});
