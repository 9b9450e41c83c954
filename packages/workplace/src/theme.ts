/** `system` follows the device; the other two are a person's own choice. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function themeFrom(text: string | null): Theme {
  return THEMES.find((theme) => theme === text) ?? 'system';
}
