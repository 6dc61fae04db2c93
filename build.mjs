/**
 * Compiles what runs: the server into .build/main.js, the thread of its checks into .build/check.js, and what browsers load into .build/assets, under names that carry a hash of the content
 * (so that they may be cached for ever), each with its .gz beside it. .build/assets/manifest.json maps the name in the source to the name on the wire:
 *   "main.css" → "main-7XK2.css" · "client/live.js" → "live-B3QF.js" · "icons/favicon.svg" → "favicon-52D0A1B9.svg" · a font → its file
 * Each file that stands in views/assets/client itself is a script of its own; those in folders below it are parts. What is not there is left out.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, normalize, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const SOURCE = 'views/assets';
const STYLE = `${SOURCE}/css/main.css`;
const CLIENT = `${SOURCE}/client`;
const OUT = '.build/assets';
/** The oldest browser that gets script (DEVELOPERS: Chrome 90); older ones get the plain pages. */
const OLDEST_BROWSER = 'chrome90';
const SQUEEZED = new Set(['.js', '.css', '.svg', '.json', '.txt', '.ico']);

await buildAssets(OUT);
await buildServer('server/main.ts', '.build/main.js');
await buildServer('server/web/check-thread.ts', '.build/check.js');

/** @param {string} entry @param {string} outfile */
async function buildServer(entry, outfile) {
  if (!existsSync(entry)) return;
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: (await dependencies()).filter((name) => name !== '@faker-js/faker'), // some seventy languages, of which one is used
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
}

async function dependencies() {
  /** @type {unknown} */
  const about = JSON.parse(await readFile('package.json', 'utf8'));
  return Object.keys(/** @type {{ dependencies: Record<string, string> }} */ (about).dependencies);
}

/** Built in a folder beside, then swapped in, so that a running server never finds half of it. @param {string} folder */
async function buildAssets(folder) {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const manifest = { ...(await bundleForBrowsers(draft)), ...(await copyOthers(draft)) };
  await writeFile(join(draft, 'manifest.json'), JSON.stringify(manifest, null, 2));
  await squeeze(draft);
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}

/** @param {string} outdir @returns {Promise<Record<string, string>>} */
async function bundleForBrowsers(outdir) {
  const scripts = (await filesBelow(CLIENT)).filter((file) => dirname(file) === normalize(CLIENT) && /(?<!\.test|\.d)\.ts$/.test(file));
  const entryPoints = [...(existsSync(STYLE) ? [STYLE] : []), ...scripts];
  if (entryPoints.length === 0) return {};
  const { metafile } = await build({
    entryPoints,
    outdir,
    outbase: SOURCE,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'iife',
    target: OLDEST_BROWSER,
    loader: { '.woff2': 'file', '.woff': 'empty', '.svg': 'file', '.png': 'file' },
    metafile: true,
    logLevel: 'warning',
  });
  return Object.fromEntries(
    Object.entries(metafile.outputs).map(([file, { entryPoint, inputs }]) => [
      nameInSource(entryPoint ?? Object.keys(inputs)[0] ?? file),
      basename(file),
    ]),
  );
}

/** @param {string} path @returns {string} */
function nameInSource(path) {
  if (path.endsWith(STYLE)) return 'main.css';
  if (path.startsWith(CLIENT)) return relative(SOURCE, path).replaceAll('\\', '/').replace(/\.ts$/, '.js');
  return basename(path);
}

/** Icons, pictures and other plain files of views/assets, as they are. @param {string} outdir @returns {Promise<Record<string, string>>} */
async function copyOthers(outdir) {
  const others = (await filesBelow(SOURCE)).filter((file) => !['.ts', '.css', '.json', '.md'].includes(extname(file)));
  const named = await Promise.all(
    others.map(async (file) => /** @type {const} */ ([relative(SOURCE, file).replaceAll('\\', '/'), await copyHashed(file, outdir)])),
  );
  return Object.fromEntries(named);
}

/** @param {string} file @param {string} outdir */
async function copyHashed(file, outdir) {
  const hash = createHash('sha256').update(await readFile(file));
  const ending = extname(file);
  const name = `${basename(file, ending)}-${hash.digest('hex').slice(0, 8).toUpperCase()}${ending}`;
  await cp(file, join(outdir, name));
  return name;
}

/** @param {string} folder */
async function squeeze(folder) {
  const files = (await filesBelow(folder)).filter((file) => SQUEEZED.has(extname(file)));
  await Promise.all(
    files.map(async (file) => {
      await writeFile(`${file}.gz`, gzipSync(await readFile(file), { level: 9 }));
    }),
  );
}

/** @param {string} folder @returns {Promise<string[]>} */
async function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
