import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PORTAL_SCREENS } from './portal-screens.ts';
import { fileNameOf } from './screen.ts';
import { SHOP_SCREENS } from './shop-screens.ts';

const APPS = path.resolve(import.meta.dirname, '../../..');
const routesOf = (app: string) => readFileSync(path.join(APPS, app, 'app/routes.ts'), 'utf8');

/** Names of the shop's addresses that a page answers; files and actions end in `.ts`. */
const shopPages = [...routesOf('shop').matchAll(/^ {2}(\w+): 'routes\/[\w-]+\.tsx'/gm)].map(
  ([, name]) => name,
);
const portalPages = [...routesOf('vendor-portal').matchAll(/'routes\/([\w-]+)\.tsx'/g)].map(
  ([, name]) => name,
);

/** A recall mails everybody who has bought; the story of the market has none yet. */
const NOT_SHOWN = ['recall'];

describe('the list of screens', () => {
  it('has every page of the shop', () => {
    expect(shopPages.length).toBeGreaterThan(50);
    const listed = new Set<string>(SHOP_SCREENS.map(({ page }) => page));
    expect(shopPages.filter((name) => !listed.has(name ?? ''))).toEqual([]);
  });

  it('has every page of the portal', () => {
    expect(portalPages.length).toBeGreaterThan(50);
    const listed = new Set<string>([...NOT_SHOWN, ...PORTAL_SCREENS.map(({ page }) => page)]);
    expect(portalPages.filter((name) => !listed.has(name ?? ''))).toEqual([]);
  });

  it('names each picture once', () => {
    const names = [...SHOP_SCREENS, ...PORTAL_SCREENS].flatMap((screen) =>
      screen.views.map((view) => fileNameOf(screen, view)),
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
