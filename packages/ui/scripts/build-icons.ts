import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ICON_NAMES } from '../src/icon-names.ts';
import { iconSprite } from './icon-sprite.ts';

const resolve = createRequire(import.meta.url).resolve;
const readIcon = (name: string) => readFileSync(resolve(`lucide-static/icons/${name}.svg`), 'utf8');

writeFileSync(new URL('../assets/icons.svg', import.meta.url), iconSprite(ICON_NAMES, readIcon));
