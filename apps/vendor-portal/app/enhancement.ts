import { stepLocally } from '@markthalle/workplace/enhancement/stock-stepper';
import { guardSubmits } from '@markthalle/workplace/enhancement/submit-guard';
import { switchThemes } from '@markthalle/workplace/enhancement/theme-switch';
import { calculateLive } from './features/live-calculation.ts';
import { workOffline } from './offline/start.ts';

// First, so that a form which becomes a command counts as stopped for all others.
workOffline();
guardSubmits();
switchThemes();
stepLocally();
calculateLive();
