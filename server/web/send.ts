import { gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

/** Below this many characters compressing costs more than it saves. */
const WORTH_PACKING = 1400;
/** A window as long as a page: as small a result with a third of the memory, which is asked for anew each time. */
const PACKING = { level: 1, windowBits: 14, memLevel: 7 };

/** On to a page after a form: reload and back never ask to send again. */
export function seeOther(response: Response, url: string): void {
  response.status(303).location(url).end();
}

/** Sends a page. Packed in one call at level 1, which costs a third of a stream at level 6 (docs/performance.md). */
export function sendHtml(request: Request, response: Response, html: string): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Vary', 'Accept-Encoding');
  if (html.length > WORTH_PACKING && request.acceptsEncodings('gzip') === 'gzip')
    response.setHeader('Content-Encoding', 'gzip').end(gzipSync(html, PACKING));
  else response.end(html);
}
