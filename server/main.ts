import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from 'lean-qr';
import pino from 'pino';
import { createApp } from './app.ts';
import { StoreRefused } from './classroom/ports.ts';
import { ConfigRefused, readConfig, type Config } from './config.ts';
import { NoScenarioFolder } from './store/scenario-folder.ts';
import { openStore } from './store/store.ts';
import { lanAddresses } from './web/lan.ts';
import { serverOf } from './web/server.ts';

/** The folder of package.json: the bundle stands one below it. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** How long a request that is under way may take when the app is asked to stop. */
const GRACE = 5_000;

try {
  await start(readConfig(process.env, process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof ConfigRefused) && !(error instanceof StoreRefused) && !(error instanceof NoScenarioFolder)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function start(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel });
  const store = await openStore(path.resolve(config.dataFolder), {
    lost: () => {
      console.error('Another process took the data folder. Stopping, so that nothing is written twice.');
      process.exit(1);
    },
  });
  const parts = { root, config, store, log, now: clock(config) };
  const { app, sweep, trainerKey, warm, leftOut } = await createApp(parts).catch(async (problem: unknown) => {
    await store.close(); // whoever starts it anew need not wait
    throw problem;
  });
  tell(leftOut);
  const server = serverOf(app);
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(error.code === 'EADDRINUSE' ? `Port ${String(config.port)} is taken. Try another one: PORT=3001 npm start` : error.message);
    void store.close().finally(() => process.exit(1));
  });
  server.listen(config.port, config.host, () => {
    const bound = server.address();
    const port = typeof bound === 'object' && bound ? bound.port : config.port;
    announce(config, port, trainerKey);
    void warm();
  });
  const sweeping = setInterval(() => void sweep(), 60 * 60 * 1000);
  const stop = (): void => {
    clearInterval(sweeping);
    server.close(() => void store.close().finally(() => process.exit(0)));
    server.closeIdleConnections();
    setTimeout(() => {
      server.closeAllConnections();
    }, GRACE).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Real time; in a test as far ahead as its file says, read each time, since a test lets minutes pass at once. */
function clock({ testClock }: Config): () => number {
  return testClock === undefined ? () => Date.now() : () => Date.now() + Number(readFileSync(testClock, 'utf8'));
}

/** What stays off the shelf, for who wrote it. */
function tell(leftOut: readonly string[]): void {
  if (leftOut.length === 0) return;
  console.error('These exercises are left out until they are mended:');
  for (const line of leftOut) console.error(`  ${line}`);
}

function announce({ host, lan }: Config, port: number, trainerKey: string): void {
  const here = lan || host === '0.0.0.0' ? '127.0.0.1' : host;
  console.log(`Sân Tập Số: http://${here}:${String(port)}`);
  if (!lan) return;
  const addresses = lanAddresses().map((address) => `http://${address}:${String(port)}`);
  if (addresses.length === 0) console.log('No local network was found: join a Wi-Fi, then start again.');
  for (const address of addresses) console.log(`Trong mạng này (on this network): ${address}`);
  const [first] = addresses;
  if (first !== undefined) console.log(generate(first).toString({ on: '██', off: '  ', padX: 2, padY: 1 }));
  console.log(`Mã người hướng dẫn (trainer's key, from other machines): ${trainerKey}`);
}
