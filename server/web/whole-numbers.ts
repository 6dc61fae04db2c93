/** Of a dossier or its contract (DD-261105-0012, GPLX-261110-0007, HD-099-261110-7822), of a certificate (TT 00009435), of a person (099 182 062 165). */
const NUMBER = /(?<![\w-])(?:(?:[A-Z]{2}-)?(?:\d{3}|[A-Z]{2,5})-\d{6}-\d{4}|[A-Z]{2}[ \u00a0]\d{8}|\d{3}(?:[ \u00a0]\d{3}){3})(?![\w-])/g;
/** What is no text to be drawn, left as it is; or text. */
const PIECE = /<(title|script|style|textarea)\b[\s\S]*?<\/\1>|<[^>]*>|[^<]+/g;

/** A drawn page on which such a number is never broken at its hyphen or space, in whatever words it stands. What is copied from it is the number itself. */
export const withWholeNumbers = (html: string): string =>
  html.replace(PIECE, (piece) => (piece.startsWith('<') ? piece : piece.replace(NUMBER, '<span class="whole">$&</span>')));
