/** Of a dossier or its contract (DD-261105-0012, GPLX-261110-0007, HD-099-261110-7822), of a certificate (TT 00009435), of a person (099 182 062 165). */
const NUMBER = /(?<![\w-])(?:(?:[A-Z]{2}-)?(?:\d{3}|[A-Z]{2,5})-\d{6}-\d{4}|[A-Z]{2}[ \u00a0]\d{8}|\d{3}(?:[ \u00a0]\d{3}){3})(?![\w-])/g;
/** Words between two tags, as long as the shortest of these numbers: the views escape every "<" of a text. */
const TEXT = />[^<]{11,}/g;
/** What stands in these is no text to be drawn. */
const UNDRAWN = /^<(?:title|script|style|textarea)\b/;

/** A drawn page on which such a number is never broken at its hyphen or space, in whatever words it stands. What is copied from it is the number itself. */
export const withWholeNumbers = (html: string): string =>
  html.replace(TEXT, (text, at: number) =>
    /\d{3}/.test(text) && isDrawn(html, at) ? text.replace(NUMBER, (number) => `<span class="whole">${number}</span>`) : text,
  );

/** Whether the tag that ends at `end` shows what follows it. */
function isDrawn(html: string, end: number): boolean {
  const begun = html.lastIndexOf('<', end);
  return !UNDRAWN.test(html.slice(begun, begun + 10));
}
