/** Of a dossier or its contract (DD-261105-0012, GPLX-261110-0007, HD-099-261110-7822), of a certificate (TT 00009435), of a person (099 182 062 165). */
const NUMBER = /(?=[A-Z\d])(?<![\w-])(?:(?:[A-Z]{2}-)?(?:\d{3}|[A-Z]{2,5})-\d{6}-\d{4}|[A-Z]{2}[ \u00a0]\d{8}|\d{3}(?:[ \u00a0]\d{3}){3})(?![\w-])/g;
/** What stands in these is no text to be drawn. */
const UNDRAWN = /^<(?:title|script|style|textarea)\b/;

/** A drawn page on which such a number is never broken at its hyphen or space, in whatever words it stands. What is copied from it is the number itself. */
export const withWholeNumbers = (html: string): string =>
  html.replace(NUMBER, (number, at: number) => (isText(html, at) ? `<span class="whole">${number}</span>` : number));

/** The views escape every "<" of a text: the last one before it began a tag, which has ended, and not one of something that is not drawn. */
function isText(html: string, at: number): boolean {
  const begun = html.lastIndexOf('<', at);
  return html.lastIndexOf('>', at) > begun && !UNDRAWN.test(html.slice(begun, begun + 10));
}
