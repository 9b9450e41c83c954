import { walkQueues } from '@markthalle/workplace/enhancement/queue-keys';
import { guardSubmits } from '@markthalle/workplace/enhancement/submit-guard';
import { switchThemes } from '@markthalle/workplace/enhancement/theme-switch';
import { previewRefunds } from './features/live-refund.ts';

guardSubmits();
previewRefunds();
switchThemes();
walkQueues();
