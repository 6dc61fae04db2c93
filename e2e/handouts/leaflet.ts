import { readFileSync } from 'node:fs';

/** One step as it is printed: what is said of it, and the picture of the page just before the button is pressed. */
export interface Shot {
  readonly text: string;
  /** PNG, in base64. */
  readonly picture: string;
}

export interface Leaflet {
  readonly language: string;
  readonly title: string;
  readonly story: string;
  readonly can: string;
  readonly mark: string;
  readonly shots: readonly Shot[];
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);

/** The app's own font, within the page itself: it is printed from an empty one. */
const FONTS = readFileSync('views/assets/css/fonts.css', 'utf8').replace(
  /url\('(@fontsource\/[^']+)'\)/g,
  (_, file: string) => `url(data:font/woff2;base64,${readFileSync(`node_modules/${file}`).toString('base64')})`,
);

/** The guide as a page to print on A4: two steps side by side, the mark on every sheet by its header. */
export const leafletHtml = ({ language, title, story, can, mark, shots }: Leaflet): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${safe(title)}</title><style>
${FONTS}
body { margin: 0; font: 12pt/1.4 "Be Vietnam Pro", sans-serif; color: #1d2a2e; }
h1 { margin: 0 0 4mm; font-size: 22pt; }
.mark { padding: 2mm; background: #ffc83d; font-weight: 700; text-align: center; }
ol { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm 12mm; padding: 0 6mm; list-style: none; counter-reset: step; }
li { break-inside: avoid; counter-increment: step; }
li p { min-height: 12mm; margin: 0 0 2mm; line-height: 1.3; }
li p::before { content: counter(step) ". "; font-weight: 700; }
img { box-sizing: border-box; width: 100%; border: 1px solid #8a8371; border-radius: 3mm; }
</style></head><body>
<p class="mark">${safe(mark)}</p><h1>${safe(title)}</h1><p><b>${safe(can)}</b></p><p>${safe(story)}</p>
<ol>${shots.map(({ text, picture }) => `<li><p>${safe(text)}</p><img alt="" src="data:image/png;base64,${picture}"></li>`).join('\n')}</ol>
</body></html>`;

/** Chromium prints these on every sheet. */
export const header = (mark: string): string => `<div style="width:100%;font:bold 8pt sans-serif;text-align:center">${safe(mark)}</div>`;
export const FOOTER =
  '<div style="width:100%;font:8pt sans-serif;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';
