import { expect, it } from '@jest/globals';
import { legalFile } from './legal-file.ts';

it('LAW-ORDER-7 LAW-ORDER-15 the attached texts need nothing else, and nothing in them acts', () => {
  const { fileName, content } = legalFile({
    orderNumber: '26-000417',
    language: 'de',
    shopUrl: 'https://markt.example',
    documents: [
      {
        documentId: '01900000-0000-7000-8000-000000000001',
        kind: 'guarantee_notice',
        language: 'de',
        version: 3,
        validFrom: '2026-06-01',
        title: 'Gewähr & mehr',
        body: '## Recht\nText <script>alert(1)</script> mit [Verweis](/widerruf).\n\n- ein Punkt',
        picture: '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        sha256: 'c'.repeat(64),
        isSample: true,
      },
    ],
  });
  expect(fileName).toBe('Vertragstexte-26-000417.html');
  expect(content).toContain('Gewähr &amp; mehr');
  expect(content).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(content).not.toContain('<script');
  expect(content).toContain('<a href="https://markt.example/widerruf">Verweis</a>');
  expect(content).toContain('src="data:image/svg+xml;base64,');
  expect(content).toMatch(/alt="Gewähr &amp; mehr\. Recht Text &lt;script/);
  expect(content).toContain('Fassung 3, gültig ab Mo., 1. Juni 2026.');
  expect(content).toContain('c'.repeat(64));
  expect(content).toContain('Mustertext');
});
