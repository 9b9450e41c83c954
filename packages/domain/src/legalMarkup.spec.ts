import { describe, expect, it } from '@jest/globals';
import { legalWords, parseLegalText } from './legalMarkup.ts';

describe('the markup of legal texts', () => {
  it('knows headings, paragraphs, points and links', () => {
    const body =
      '## Recht\nErster Satz.\nZweiter Satz.\n\n- eins\n- [zwei](/widerruf) Ende\n\nLetzter.';
    expect(parseLegalText(body)).toEqual([
      { kind: 'heading', text: 'Recht' },
      { kind: 'paragraph', spans: [{ text: 'Erster Satz. Zweiter Satz.' }] },
      {
        kind: 'points',
        points: [[{ text: 'eins' }], [{ text: 'zwei', href: '/widerruf' }, { text: ' Ende' }]],
      },
      { kind: 'paragraph', spans: [{ text: 'Letzter.' }] },
    ]);
  });

  it('parts points from a paragraph that follows or leads without an empty line', () => {
    expect(parseLegalText('Es sind:\r\n- eins\r\nDanach.').map(({ kind }) => kind)).toEqual([
      'paragraph',
      'points',
      'paragraph',
    ]);
  });

  it('leaves HTML and other schemes as plain text', () => {
    for (const text of [
      '<script>alert(1)</script>',
      '[x](javascript:alert(1))',
      '[x](//boese.example)',
      '[x](http://boese.example)',
      '[x](/a\\b)',
    ]) {
      expect(parseLegalText(text)).toEqual([{ kind: 'paragraph', spans: [{ text }] }]);
    }
  });

  it('says the same in plain words', () => {
    expect(legalWords('## Recht\nEin [Satz](/x).\n- eins\n- zwei')).toBe(
      'Recht Ein Satz. eins zwei',
    );
  });

  it('answers nothing for an empty text', () => {
    expect(parseLegalText(' \n\n ')).toEqual([]);
  });
});
