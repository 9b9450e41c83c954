import type { RuleFixture } from './rule-fixtures.ts';

const DOMAIN = 'packages/domain/src/money.ts';
const KINDS = 'packages/contracts/src/incident-kinds.ts';
const RUNBOOK = '**What happened.** a **What is safe.** b **What to do.** c **How to verify.** d';
const SERVICE = 'apps/api/src/modules/orders/a.service.ts';

const code = (because: string, path: string, text: string, at: string) => ({
  because,
  files: { [path]: text },
  at,
});

export const CODE_FIXTURES: Record<string, RuleFixture> = {
  'only configuration reads the environment': {
    refused: [
      code('a service', SERVICE, '\nconst a = process.env.PORT;', `${SERVICE}:2 reads`),
      code('a component', 'packages/ui/src/a.tsx', 'const { env } = process;', 'a.tsx:1 reads'),
      code('an import of it', SERVICE, "import { env } from 'node:process';", `${SERVICE}:1 reads`),
    ],
    allowed: [
      {
        because: 'the readers, and specs',
        files: {
          'apps/api/src/config.ts': 'process.env.PORT;',
          'apps/shop/server.ts': 'process.env.PORT;',
          'apps/shop/vite.config.ts': 'process.env.CI;',
          'scripts/start.mjs': 'process.env.PATH;',
          'packages/mail-inbox/src/main.ts': 'const { PORT } = process.env;',
          'apps/api/test/a.spec.ts': 'process.env.TEST_PG_URL;',
        },
      },
      { because: 'other parts of the process', files: { [SERVICE]: 'process.pid; other.env;' } },
    ],
  },

  'every kind of incident has a runbook': {
    refused: [
      {
        because: 'a kind without a page',
        files: { [KINDS]: "export const K = {\n  'job-parked': 'Steht',\n};" },
        at: `${KINDS}:2 job-parked has no page`,
      },
      {
        because: 'a page without a kind',
        files: { 'docs/runbooks/gone.md': RUNBOOK },
        at: 'gone.md:1 no incident is of kind gone',
      },
      {
        because: 'a page that does not say how to verify',
        files: {
          [KINDS]: "export const K = { 'job-parked': 'Steht' };",
          'docs/runbooks/job-parked.md': RUNBOOK.replace('**How to verify.**', ''),
        },
        at: 'job-parked.md:1 does not answer',
      },
    ],
    allowed: [
      {
        because: 'a kind with its page, and the index',
        files: {
          [KINDS]: "export const K = { 'job-parked': 'Steht' };",
          'docs/runbooks/job-parked.md': RUNBOOK,
          'docs/runbooks/README.md': '# Runbooks',
        },
      },
    ],
  },

  'every fault has its test': {
    refused: [
      {
        because: 'a fault that only a comment of its spec names',
        files: {
          'docs/fault-tests.md': '# Faults\n| F07 | twice | once | `apps/api/a.spec.ts` |',
          'apps/api/a.spec.ts': "// F07\nit('F08: something else', () => {});",
        },
        at: 'docs/fault-tests.md:2 no test in apps/api/a.spec.ts is called F07',
      },
    ],
    allowed: [
      {
        because: 'a title with several numbers',
        files: {
          'docs/fault-tests.md': '| F07 | twice | once | `apps/api/a.spec.ts` |',
          'apps/api/a.spec.ts': "it('F06, F07: arrives once', () => {});",
        },
      },
      {
        because: 'titles of tables',
        files: {
          'docs/fault-tests.md': '| F07 | twice | once | `apps/api/a.spec.ts` |',
          'apps/api/a.spec.ts': "it.each([1, 2])('F07: arrives once (%s)', () => {});",
        },
      },
    ],
  },

  'every setting is documented once': {
    refused: [
      {
        because: 'a setting of the launcher that nobody is told of',
        files: { '.env.example': '#PORT=1', 'scripts/start.mjs': 'process.env.SECRET;' },
        at: 'scripts/start.mjs:1 reads SECRET, which .env.example does not name',
      },
      {
        because: 'a key of the schema',
        files: { '.env.example': '', 'apps/api/src/config.ts': 'const a = { PORT: 1 };' },
        at: 'reads PORT',
      },
      {
        because: 'a destructured setting',
        files: { 'packages/mail-inbox/src/main.ts': 'const { PORT } = process.env;' },
        at: 'reads PORT',
      },
      {
        because: 'a name that stands there twice',
        files: { '.env.example': '#PORT=1\nPORT=2' },
        at: '.env.example:2 names PORT twice',
      },
    ],
    allowed: [
      {
        because: 'documented settings, what the system sets, and specs',
        files: {
          '.env.example': '# Port\n#PORT=1\nHOST=a',
          'apps/shop/server.ts': 'start({ port: process.env.PORT, host: env.HOST });',
          'scripts/start.mjs': 'process.env.PATH;',
          'apps/api/test/a.spec.ts': 'process.env.ANYTHING;',
        },
      },
    ],
  },

  'the domain counts in whole numbers': {
    refused: [
      code('a fraction', DOMAIN, 'const rate = 0.19;', '0.19 is no whole number'),
      code('a small exponent', DOMAIN, 'const a = 1e-3;', 'is no whole number'),
      code('parseFloat', DOMAIN, 'parseFloat(text);', 'parseFloat makes'),
      code('its other name', DOMAIN, 'Number.parseFloat(text);', 'parseFloat makes'),
    ],
    allowed: [
      {
        because: 'whole numbers, specs, and other packages',
        files: {
          [DOMAIN]: 'const a = 10_000; const b = 1e4; // 0.19 in a comment\nconst c = "0.19";',
          'packages/domain/src/money.spec.ts': 'const a = 0.5;',
          'packages/ui/src/a.ts': 'const opacity = 0.5;',
        },
      },
    ],
  },

  'the API takes the time from its clock': {
    refused: [
      code('new Date()', SERVICE, '\n\nconst now = new Date();', `${SERVICE}:3 asks`),
      code('new Date without brackets', SERVICE, 'const now = new Date;', 'asks the machine'),
      code('Date.now()', SERVICE, 'const now = Date.now();', 'asks the machine'),
      code('Date.now handed on', SERVICE, 'const clock = { now: Date.now };', 'asks the machine'),
    ],
    allowed: [
      {
        because: 'the clock, a given time, specs and the apps',
        files: {
          'apps/api/src/platform/clock/clock.ts': 'new Date();',
          [SERVICE]: 'new Date(row.created_at); Date.parse(text);',
          'apps/api/src/modules/orders/a.spec.ts': 'new Date();',
          'apps/shop/app/a.ts': 'Date.now();',
        },
      },
    ],
  },

  'open work names its issue': {
    refused: [
      code('a line comment', SERVICE, 'a();\nb(); // TODO round it', `${SERVICE}:2 leaves`),
      code('a doc comment', SERVICE, '/**\n * FIXME\n */\na();', `${SERVICE}:2 leaves`),
      code('SQL', 'apps/api/src/migrations/1_orders-a.sql', 'select 1; -- TODO', 'sql:1 leaves'),
      code('a workflow', 'infra/compose/dev.yml', 'a: 1 # TODO', 'dev.yml:1 leaves'),
    ],
    allowed: [
      {
        because: 'work with an issue, and texts',
        files: {
          [SERVICE]: 'a(); // TODO(#12) refunds\nconst text = "TODO";',
          'apps/shop/app/a.tsx': 'const a = <p>// TODO is text</p>;',
        },
      },
    ],
  },
};
