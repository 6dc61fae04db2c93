/**
 * Everything here only makes the pages nicer: each works without it. No state of its own: what is on the page is what counts.
 */
import { examClock } from './parts/exam.ts';
import { forgiveAsOneTypes, groupMoney, keepFieldsInView, revealSecrets } from './parts/fields.ts';
import { closeDrops, copyOnTap, guardDoubleSubmit, pasteOnTap, printOnTap, showWhatWentWrong, unfoldForPaper } from './parts/forms.ts';
import { pointAtNext, pointOn } from './parts/guide.ts';
import { liveClock } from './parts/live.ts';
import { askBeforeSending } from './parts/lost.ts';
import { closeNews, liftUnfolded, movePhone, switchTabs } from './parts/panes.ts';
import { playOn } from './parts/show.ts';

document.documentElement.classList.add('scripted');
for (const plain of document.querySelectorAll('noscript')) plain.remove();
revealSecrets();
groupMoney();
forgiveAsOneTypes();
keepFieldsInView();
copyOnTap();
pasteOnTap();
printOnTap();
unfoldForPaper();
closeDrops();
guardDoubleSubmit();
showWhatWentWrong(document.body);
if (document.body.classList.contains('practice')) {
  pointAtNext();
  pointOn();
  switchTabs();
  movePhone();
  closeNews();
  liftUnfolded();
  liveClock();
  examClock();
  playOn();
}
// after all that sends forms in its own way
askBeforeSending();
