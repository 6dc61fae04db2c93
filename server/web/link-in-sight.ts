import { placeIn, type Place } from './urls.ts';

/** A link that stands on a page, as whoever reads the page would name it. */
export interface SeenLink {
  readonly place: Place;
  readonly label: string;
  /** Drawn as the one solid button of its page: what comes next there. */
  readonly isMain: boolean;
}

/** More than this nobody calls the name of a button: a card with a whole paper on it. */
const LONGEST = 48;
const LINK = /<a\b([^>]*)\shref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g;
/** What no eye reads as the name of the link: words for screen readers, a count, a link written out in a message. */
const ASIDE = /<span class="(?:unseen|badge)[^"]*">[\s\S]*?<\/span>/g;

/** The links of a page as it was drawn, in their order. Links that came in messages are none of the page's own. */
export const linksOn = (html: string): readonly SeenLink[] =>
  [...html.matchAll(LINK)].flatMap(([, attributes = '', href = '', inside = '']) => {
    const place = placeIn(unescaped(href));
    const label = wordsIn(/<b\b[^>]*>([\s\S]*?)<\/b>/.exec(inside)?.[1] ?? inside);
    return place && !attributes.includes('sms-link') && label !== '' && label.length <= LONGEST
      ? [{ place, label, isMain: attributes.includes('class="button"') }]
      : [];
  });

const wordsIn = (html: string): string =>
  unescaped(
    html
      .replace(ASIDE, '')
      .replace(/<[^>]*>/g, '')
      .trim(),
  );

/** What the views escaped, as it is read. */
const unescaped = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
