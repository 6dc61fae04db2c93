import { chmod, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { call } from './call.ts';
import { unpackBrotli, unpackTar } from './unpack.ts';

/** What is fetched, with its own lockfile, apart from the project's packages: nobody who has a browser downloads 70 MB. */
const RECIPE = 'e2e/browser/chromium';
const HOME = '.cache/chromium-147.0.0';
const FACES = ['400Regular', '600SemiBold', '700Bold'];

/** A Chromium shipped inside an npm package, for machines where only the npm registry can be reached. Linux on x64 only. */
export async function chromiumFromNpm(): Promise<readonly string[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const home = resolve(HOME);
  if (!existsSync(home)) await unpackInto(home);
  return [join(home, 'chromium')];
}

/** Made beside and moved in whole, so that a broken download leaves nothing that looks finished. */
async function unpackInto(home: string): Promise<void> {
  const draft = `${home}.draft-${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    await cp(RECIPE, draft, { recursive: true });
    await call('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], draft);
    await arrange(join(draft, 'node_modules'), draft, home);
    await rm(join(draft, 'node_modules'), { recursive: true });
    await rename(draft, home);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Only the package's archives are used: none of its code, and never its launch switches, which turn web security off. */
async function arrange(packages: string, folder: string, home: string): Promise<void> {
  const archives = join(packages, '@sparticuz/chromium/bin');
  await writeFile(join(folder, 'headless-chromium'), await unpackBrotli(join(archives, 'chromium.br')));
  await chmod(join(folder, 'headless-chromium'), 0o755);
  await unpackTar(await unpackBrotli(join(archives, 'al2023.tar.br')), folder);
  await unpackTar(await unpackBrotli(join(archives, 'swiftshader.tar.br')), folder);
  await mkdir(join(folder, 'fonts'));
  for (const face of FACES) {
    const file = `BeVietnamPro_${face}.ttf`;
    await cp(join(packages, '@expo-google-fonts/be-vietnam-pro', face, file), join(folder, 'fonts', file));
  }
  await writeFile(join(folder, 'fonts.conf'), fontsConf(home));
  await writeFile(join(folder, 'chromium'), launcher(home), { mode: 0o755 });
}

const fontsConf = (home: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${home}/font-cache</cachedir>
</fontconfig>
`;

/** Starts it with its own libraries and fonts: a bare machine has neither. */
const launcher = (home: string) => `#!/bin/sh
export FONTCONFIG_FILE='${home}/fonts.conf'
export LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}${home}/lib"
exec '${home}/headless-chromium' "$@"
`;
