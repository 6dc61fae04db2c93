import { transformSync } from 'esbuild';

/** What Jest asks of a transformer: TypeScript in, the same module without its types out. */
export default {
  /** @param {string} source @param {string} path */
  process: (source, path) => transformSync(source, { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', sourcefile: path }),
};
