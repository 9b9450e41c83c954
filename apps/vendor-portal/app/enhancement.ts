import { stepLocally } from '@markthalle/workplace/enhancement/stock-stepper';
import { guardSubmits } from '@markthalle/workplace/enhancement/submit-guard';
import { switchThemes } from '@markthalle/workplace/enhancement/theme-switch';
import { calculateLive } from './features/live-calculation.ts';

guardSubmits();
switchThemes();
stepLocally();
calculateLive();
