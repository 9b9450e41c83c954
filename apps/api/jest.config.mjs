import { presetWithDatabase } from '@markthalle/config-jest/preset';

export default presetWithDatabase('api');
