import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RequestHandler } from 'express';
import { WebError } from './errors.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export interface Assets {
  /** The address of a built file by its source name: "main.css" → "/assets/main-4F3A.css". */
  href(name: string): string;
  readonly serve: RequestHandler;
}

/** What the build made, held in memory: names carry a hash, so browsers keep them for good; text was compressed by the build. */
export function loadAssets(folder: string): Assets {
  const manifest = readManifest(path.join(folder, 'manifest.json'));
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => Object.hasOwn(TYPES, path.extname(name)))
      .map((name) => {
        const packed = path.join(folder, `${name}.gz`);
        return [`/${name}`, { body: readFileSync(path.join(folder, name)), packed: existsSync(packed) ? readFileSync(packed) : undefined }];
      }),
  );
  return {
    href: (name) => `/assets/${manifest[name] ?? name}`,
    serve(request, response) {
      const file = files.get(request.path);
      if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) throw new WebError('not-found');
      response.set({
        'Content-Type': TYPES[path.extname(request.path)],
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
        Vary: 'Accept-Encoding',
      });
      if (file.packed && request.acceptsEncodings('gzip') === 'gzip') response.set('Content-Encoding', 'gzip').end(file.packed);
      else response.end(file.body);
    },
  };
}

const readManifest = (file: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
