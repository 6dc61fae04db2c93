import type { Request, Response } from 'express';
import { HOUSE_LANGUAGE, isLanguage, LANGUAGES, type Language } from '../../fixtures/languages.ts';

const SCALES = [100, 125, 150] as const;
export type Scale = (typeof SCALES)[number];

/** Who reads: in which language, at which size. Two cookies that say nothing about a person. */
export interface Reader {
  readonly language: Language;
  readonly scale: Scale;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;
const cookie = (request: Request, name: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];

const languageOf = (request: Request): Language => {
  const chosen = cookie(request, 'lang');
  if (isLanguage(chosen)) return chosen;
  const wished = request.acceptsLanguages(...LANGUAGES);
  return isLanguage(wished) ? wished : HOUSE_LANGUAGE;
};

export const scaleIn = (given: unknown): Scale | undefined => SCALES.find((scale) => String(scale) === given);

export const readerOf = (request: Request): Reader => ({ language: languageOf(request), scale: scaleIn(cookie(request, 'scale')) ?? 100 });

export const remember = (response: Response, name: 'lang' | 'scale', value: string): void => {
  response.cookie(name, value, { httpOnly: true, sameSite: 'lax', maxAge: YEAR });
};

export const forgetReader = (response: Response): void => {
  response.clearCookie('lang').clearCookie('scale');
};
