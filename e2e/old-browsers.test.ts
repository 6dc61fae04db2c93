import { describe, expect, test } from '@jest/globals';
import doiuse from 'doiuse';
import { build } from 'esbuild';
import postcss from 'postcss';

/** The oldest browser whose users get the styles (package.json "browserslist"; scripts are checked by eslint-plugin-compat). */
const OLDEST = 'chrome 90';

/** What stands in "@supports" is asked for before it is used. */
function isAskedFor(node: postcss.ChildNode): boolean {
  for (let around: postcss.Node | undefined = node.parent; around; around = around.parent)
    if ('name' in around && around.name === 'supports') return true;
  return false;
}

/** What the oldest browser does not know at all; half-known features are left to the eye. */
async function unknownTo(browser: string, css: string): Promise<readonly string[]> {
  const unknown = new Set<string>();
  const note = ({ feature, featureData, usage }: doiuse.Usage) => {
    if (featureData.missing && !isAskedFor(usage)) unknown.add(`${feature}: ${usage.toString().slice(0, 60)}`);
  };
  await postcss([doiuse({ browsers: [browser], onFeatureUsage: note })]).process(css, { from: undefined });
  return [...unknown];
}

describe('the styles, as they are built', () => {
  test(`use nothing that ${OLDEST} does not know`, async () => {
    const { outputFiles } = await build({
      entryPoints: ['views/assets/css/main.css'],
      bundle: true,
      write: false,
      target: OLDEST.replace(' ', ''),
      loader: { '.woff2': 'empty', '.woff': 'empty', '.svg': 'empty', '.png': 'empty' },
    });
    const css = outputFiles[0]?.text ?? '';
    expect(css.length).toBeGreaterThan(1000);
    expect(await unknownTo(OLDEST, css)).toEqual([]);
    expect(css).not.toMatch(/color-mix\(|@property|@scope/);
  });

  test('are judged by a checker that is awake', async () => {
    expect(await unknownTo(OLDEST, '@layer a { b { color: red } } c:has(d) { height: 100dvh }')).toHaveLength(3);
    expect(await unknownTo(OLDEST, '@supports selector(:has(*)) { c:has(d) { color: red } }')).toEqual([]);
  });
});
