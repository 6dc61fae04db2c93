import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { WebError } from './errors.ts';

/** No inline script or style, nothing from elsewhere, nobody's frame. No HSTS and no upgrade: a class runs over plain HTTP. */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // Without it browsers send "Origin: null" on our own forms (facts of helmet's default, no-referrer).
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
});

/** Practice pages are nobody's search result, and are not kept by shared devices. */
export const privately: RequestHandler = (_request, response, next) => {
  response.setHeader('X-Robots-Tag', 'noindex, nofollow');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  next();
};

/** Answers this machine's own addresses and the names it was told; a foreign name pointed at us is turned away. */
export const knownHosts = (names: readonly string[]): RequestHandler => {
  const known = new Set(['localhost', ...names]);
  return (request, _response, next) => {
    const host = (request.headers.host ?? '')
      .replace(/:\d+$/, '')
      .replace(/^\[|\]$/g, '')
      .toLowerCase();
    next(known.has(host) || isIP(host) !== 0 ? undefined : new WebError('host-unknown'));
  };
};

/** Ids of forms, used once; signed, so that browsers too old to say where a form comes from can still prove it. */
export interface FormIds {
  readonly fresh: () => string;
  /** Fresh ids for the forms of one page. */
  readonly page: () => () => string;
  isOurs(id: unknown): id is string;
}

/** Signed is who issued them: this process, once. What follows is drawn for each page, so that nobody guesses another's. */
export function formIds(key: Buffer): FormIds {
  const sign = (issuer: string): string => createHmac('sha256', key).update(issuer).digest('base64url').slice(0, 22);
  const own = randomBytes(9).toString('base64url');
  const signature = sign(own);
  const page = (): (() => string) => {
    const drawn = randomUUID();
    let forms = 0;
    return () => `${own}.${signature}.${drawn}.${String(forms++)}`;
  };
  return {
    fresh: () => page()(),
    page,
    isOurs(given): given is string {
      if (typeof given !== 'string') return false;
      const [issuer = '', proof = ''] = given.split('.');
      const right = Buffer.from(issuer === own ? signature : sign(issuer));
      const said = Buffer.from(proof);
      return right.length === said.length && timingSafeEqual(right, said);
    },
  };
}

/** A form counts only when it comes from our own pages: by Sec-Fetch-Site, else by Origin, else by its signed id. */
export const ownForms =
  (ids: FormIds): RequestHandler =>
  (request, _response, next) => {
    if (request.method !== 'POST') {
      next();
      return;
    }
    const site = request.headers['sec-fetch-site'];
    const { origin, host } = request.headers;
    const body = request.body as { readonly once?: unknown } | undefined;
    const own = site !== undefined ? site === 'same-origin' : origin !== undefined ? hostOf(origin) === host : ids.isOurs(body?.once);
    next(own ? undefined : new WebError('other-origin'));
  };

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);
