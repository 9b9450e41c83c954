import { describe, expect, it } from '@jest/globals';
import postcss from 'postcss';
import { followSystemTheme } from './follow-system-theme.ts';

const processed = async (css: string) =>
  (await postcss([followSystemTheme()]).process(css, { from: undefined })).css.replace(/\s+/g, ' ');

describe('the dark theme', () => {
  it('is repeated for devices that ask for it, inside its layer', async () => {
    const css = '@layer tokens { :root[data-theme="dark"] { --bg: #000 } }';
    expect(await processed(css)).toBe(
      '@layer tokens { :root[data-theme="dark"] { --bg: #000 } ' +
        '@media (prefers-color-scheme: dark) { :root[data-theme="system"] { --bg: #000 } } }',
    );
  });

  it('is repeated for components too, and nothing else is', async () => {
    const css = ':root[data-theme="dark"] .tag { color: red } .tag { color: blue }';
    const result = await processed(css);
    expect(result).toContain(':root[data-theme="system"] .tag');
    expect(result.match(/\.tag/g)).toHaveLength(3);
  });
});
