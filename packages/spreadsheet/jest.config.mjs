import { preset } from '@markthalle/config-jest/preset';

export default preset('spreadsheet');
