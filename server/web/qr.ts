import { generate } from 'lean-qr';

/** Stands on every page, print, PDF and in every QR. Cannot be configured away (docs/DEVELOPERS.md). */
const MARK = 'BẢN LUYỆN TẬP – KHÔNG PHẢI CỔNG THẬT';

/** Empty modules around a QR, as its standard asks. */
const QUIET = 4;

/**
 * A QR as an SVG without colours or styles of its own. Text that is no address of ours carries the practice mark,
 * so that a phone's own scanner shows it too.
 */
export function qrSvg(text: string): string {
  const code = generate(/^https?:/.test(text) ? text : `${MARK}\n${text}`);
  const size = code.size + 2 * QUIET;
  const dark = Array.from({ length: code.size }, (_, y) =>
    Array.from({ length: code.size }, (__, x) => (code.get(x, y) ? `M${String(x + QUIET)} ${String(y + QUIET)}h1v1h-1z` : '')).join(''),
  ).join('');
  return `<svg class="qr-code" viewBox="0 0 ${String(size)} ${String(size)}" role="img" aria-label="QR" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${String(size)}v${String(size)}H0z"/><path d="${dark}"/></svg>`;
}
