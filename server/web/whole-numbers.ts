/** Of a dossier or its contract (DD-261105-0012, GPLX-261110-0007, HD-099-261110-7822), of a certificate (TT 00009435), of a person (099 182 062 165). */
const NUMBER = /(?<![\w-])(?:(?:[A-Z]{2}-)?(?:\d{3}|[A-Z]{2,5})-\d{6}-\d{4}|[A-Z]{2}[ \u00a0]\d{8}|\d{3}(?:[ \u00a0]\d{3}){3})(?![\w-])/g;
/** What all of them have, and nothing else on most pages. */
const LIKELY = /[- \u00a0]\d{3}(?:[ \u00a0]\d{3}|\d{3}-\d|\d{5})/g;
/** What stands in these is no text to be drawn. */
const UNDRAWN = /^<(?:title|script|style|textarea)\b/;

/** A drawn page on which such a number is never broken at its hyphen or space, in whatever words it stands. What is copied from it is the number itself. */
export function withWholeNumbers(html: string): string {
  const parts: string[] = [];
  let done = 0;
  LIKELY.lastIndex = 0;
  for (let likely = LIKELY.exec(html); likely; likely = LIKELY.exec(html)) {
    // It stands in a tag, or in a text between two tags: the views escape every "<" and ">" of theirs.
    const [tag, text] = [html.lastIndexOf('<', likely.index), html.lastIndexOf('>', likely.index) + 1];
    const ends = html.indexOf(text > tag ? '<' : '>', likely.index);
    if (ends === -1) break;
    if (text > tag && !UNDRAWN.test(html.slice(tag, tag + 10))) {
      parts.push(
        html.slice(done, text),
        html.slice(text, ends).replace(NUMBER, (number) => `<span class="whole">${number}</span>`),
      );
      done = ends;
    }
    LIKELY.lastIndex = ends;
  }
  return parts.length === 0 ? html : parts.join('') + html.slice(done);
}
