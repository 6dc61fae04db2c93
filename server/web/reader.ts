import type { Request, Response } from 'express';
import { LANGUAGES, type Language } from './words.ts';

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
  const known = LANGUAGES.find((language) => language === chosen);
  return known ?? (request.acceptsLanguages('vi', 'en') === 'en' ? 'en' : 'vi');
};

export const isLanguage = (given: unknown): given is Language => LANGUAGES.some((language) => language === given);
export const scaleIn = (given: unknown): Scale | undefined => SCALES.find((scale) => String(scale) === given);

export const readerOf = (request: Request): Reader => ({ language: languageOf(request), scale: scaleIn(cookie(request, 'scale')) ?? 100 });

export const remember = (response: Response, name: 'lang' | 'scale', value: string): void => {
  response.cookie(name, value, { httpOnly: true, sameSite: 'lax', maxAge: YEAR });
};

export const forgetReader = (response: Response): void => {
  response.clearCookie('lang').clearCookie('scale');
};
