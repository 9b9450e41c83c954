import path from 'node:path';
import { enhancementBuild } from '@markthalle/workplace/build/vite-settings';
import { build } from 'vite';

await build(enhancementBuild(path.resolve(import.meta.dirname, '..')));
