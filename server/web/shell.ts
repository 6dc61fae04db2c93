import type { Request, Response } from 'express';
import { byLanguage, languages, LANGUAGES, type Language } from '../../fixtures/languages.ts';
import { statusOf, type ErrorCode } from './errors.ts';
import { date, decimal, money, shownValues, spaced, time, weekday } from './format.ts';
import type { House } from './house.ts';
import { qrSvg } from './qr.ts';
import { readerOf, type Scale } from './reader.ts';
import { sendHtml } from './send.ts';
import { urls } from './urls.ts';
import type { Locals } from './views.ts';
import type { Say } from './words.ts';

/** A button of the yard: a form with one button. */
export interface Act {
  readonly action: string;
  readonly label: string;
  readonly once?: string;
  readonly icon?: string;
  readonly hidden?: Readonly<Record<string, string>>;
}

/** What every page has, whoever shows it. */
export interface Shell {
  readonly lang: Language;
  readonly t: Say;
  readonly scale: Scale;
  readonly assets: { readonly css: string; readonly js: string; readonly icons: string; readonly favicon: string };
  readonly home: string;
  /** Scheme and host as this request came by: what a QR code of ours begins with. */
  readonly origin: string;
  /** The present address, to come back to. */
  readonly here: string;
  /** The switch: every language but the one that is read. */
  readonly otherLangs: readonly { readonly href: string; readonly label: string; readonly lang: Language }[];
  readonly scaleLinks: readonly { readonly value: Scale; readonly href: string; readonly current: boolean }[];
}

export function shellOf({ words, assets }: House, request: Request): Shell {
  const { language, scale } = readerOf(request);
  const here = request.method === 'GET' ? request.originalUrl : urls.home;
  const back = encodeURIComponent(here);
  return {
    lang: language,
    t: words[language].say,
    scale,
    assets: { css: assets.href('main.css'), js: assets.href('client/main.js'), icons: assets.href('icons.svg'), favicon: assets.href('favicon.svg') },
    home: urls.home,
    origin: `${request.protocol}://${request.get('host') ?? ''}`,
    here,
    otherLangs: LANGUAGES.filter((lang) => lang !== language).map((lang) => ({
      href: `${urls.language}?to=${lang}&back=${back}`,
      label: languages[lang].name,
      lang,
    })),
    scaleLinks: ([100, 125, 150] as const).map((value) => ({
      value,
      href: `${urls.scale}?to=${String(value)}&back=${back}`,
      current: value === scale,
    })),
  };
}

/** What views speak with. */
const speechIn = (lang: Language): Locals => ({
  money,
  decimal: (value: number | string) => decimal(value, lang),
  inWords: languages[lang].amountInWords,
  date,
  time,
  weekday: (at: number) => weekday(at, lang),
  spaced,
  shownValues,
  qr: qrSvg,
});
const SPEECH = byLanguage(speechIn);
export const speech = ({ lang }: Pick<Shell, 'lang'>): Locals => SPEECH[lang];

interface YardPage {
  readonly view: string;
  readonly title: string;
  readonly locals: Locals;
  /** Of the layout: section, bar, wide … */
  readonly around?: Locals;
  readonly status?: number;
  readonly layout?: 'yard' | 'projector';
}

/** Shows a page of the yard itself. */
export function showYard(
  house: House,
  request: Request,
  response: Response,
  { view, title, locals, around = {}, status = 200, layout = 'yard' }: YardPage,
): void {
  const shell = shellOf(house, request);
  const spoken = speech(shell);
  const body = house.views.render(view, locals, shell, spoken);
  response.status(status);
  sendHtml(request, response, house.views.render(`layouts/${layout}`, { ...AROUND, ...around, title, body }, shell, spoken));
}

/** What a layout may be given, and is not by most pages. */
const AROUND = { section: '', trainerHref: '', wide: false, bar: [] };

/** A page of its own for what went wrong, in plain words, with the way on. */
export function showError(house: House, request: Request, response: Response, code: ErrorCode): void {
  const { t } = shellOf(house, request);
  showYard(house, request, response, {
    view: 'yard/message',
    title: t(`yard.errors.${code}.title`),
    locals: { code, href: urls.home, retry: null },
    status: statusOf(code),
  });
}
