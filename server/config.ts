import { z } from 'zod';

/** A number from a text; whatever else is written there is answered in one way. */
function whole(from: number, to: number) {
  const wanted = `a whole number from ${String(from)} to ${String(to)} is wanted here`;
  return z.coerce.number(wanted).int(wanted).min(from, wanted).max(to, wanted);
}

const LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
const WRITTEN = 'something has to be written here';

const Environment = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().min(1, WRITTEN).default('127.0.0.1'),
  DATA_DIR: z.string().min(1, WRITTEN).default('data'),
  /** Where the exercises stand; authors preview theirs from a folder of its own. */
  SCENARIO_DIR: z.string().min(1, WRITTEN).default('scenarios'),
  /** Public names under which the app may be called, besides this machine's addresses; comma between. */
  HOSTS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((name) => name.trim().toLowerCase())
        .filter((name) => name !== ''),
    )
    .refine((names) => names.every((name) => !imitates(name)), 'a name that imitates a real service is not allowed'),
  /** How often one device may ask in a minute. */
  REQUESTS_A_MINUTE: whole(60, 1_000_000).default(600),
  LOG_LEVEL: z.enum(LEVELS, `one of ${LEVELS.join(', ')} is wanted here`).default('warn'),
  KEEP_DAYS: whole(1, 3650).default(30),
  NODE_ENV: z.string().optional(),
  /** For tests: a file that says by how many milliseconds the app's clock runs ahead. */
  TEST_CLOCK: z.string().min(1, WRITTEN).optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly lan: boolean;
  readonly dataFolder: string;
  /** As it was given: relative to the app's own folder. */
  readonly scenarioFolder: string;
  readonly hosts: readonly string[];
  readonly keepDays: number;
  readonly logLevel: string;
  readonly requestsAMinute: number;
  readonly testClock: string | undefined;
}

/** Names of real services, and what looks like them: the practice ground must never be mistaken for one. */
function imitates(name: string): boolean {
  return /(^|\.)gov\.vn$|dichvucong|dich-vu-cong|vneid|vietcombank|bocongan/.test(name);
}

export class ConfigRefused extends Error {}

/** The only reader of the environment and the command line. Throws `ConfigRefused` with one line for each wrong setting. */
export function readConfig(environment: NodeJS.ProcessEnv, argv: readonly string[]): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) throw new ConfigRefused(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const unknown = argv.find((word) => word !== '--lan');
  if (unknown !== undefined) throw new ConfigRefused(`${unknown}: there is no such option (there is --lan)`);
  const { PORT, HOST, DATA_DIR, SCENARIO_DIR, HOSTS, KEEP_DAYS, LOG_LEVEL, REQUESTS_A_MINUTE, NODE_ENV, TEST_CLOCK } = parsed.data;
  if (TEST_CLOCK !== undefined && NODE_ENV !== 'test') throw new ConfigRefused('TEST_CLOCK: only tests set the clock (NODE_ENV=test)');
  const lan = argv.includes('--lan');
  return {
    port: PORT,
    host: lan ? '0.0.0.0' : HOST,
    lan,
    dataFolder: DATA_DIR,
    scenarioFolder: SCENARIO_DIR,
    hosts: HOSTS,
    keepDays: KEEP_DAYS,
    logLevel: LOG_LEVEL,
    requestsAMinute: REQUESTS_A_MINUTE,
    testClock: TEST_CLOCK,
  };
}
