import postcss, { type Plugin, type Rule } from 'postcss';

const DARK = ':root[data-theme="dark"]';
const SYSTEM = ':root[data-theme="system"]';

/**
 * Repeats every rule of the dark theme for devices that ask for it, where nobody chose otherwise.
 * So the theme follows the device without a script, and the tokens are written once.
 */
export function followSystemTheme(): Plugin {
  return {
    postcssPlugin: 'follow-system-theme',
    OnceExit(root) {
      const dark: Rule[] = [];
      root.walkRules((rule) => {
        if (rule.selector.includes(DARK)) dark.push(rule);
      });
      for (const rule of dark) {
        const media = postcss.atRule({ name: 'media', params: '(prefers-color-scheme: dark)' });
        media.append(rule.clone({ selector: rule.selector.replaceAll(DARK, SYSTEM) }));
        rule.after(media);
      }
    },
  };
}
