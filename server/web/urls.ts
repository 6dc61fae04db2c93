/** Every address of the app, once: routes and links use the same. */
export const urls = {
  home: '/',
  health: '/health',
  start: '/bat-dau',
  resume: '/ve-lai',
  practice: '/tap',
  page: (site: string, page: string): string => `/tap/${site}${page === '' ? '' : `/${page}`}`,
  command: (id: string): string => `/lam/${id}`,
  card: '/the-nhan-vat',
  result: '/ket-qua',
  /** The result, to who pressed something after the end of an exam. */
  resultLate: '/ket-qua?muon=1',
  /** The result, to who wanted to sit the exam of a class again. */
  resultOnce: '/ket-qua?lan-dau=1',
  exam: '/thi',
  examOf: (scenario: string): string => `/thi?bai=${encodeURIComponent(scenario)}`,
  /** To who opens an exam that is running already. */
  examRuns: '/thi/dang-chay',
  handIn: '/nop-bai',
  checkResult: '/kiem-tra-ma',
  assumptions: '/gia-dinh',
  rewind: '/quay-lai',
  consequence: '/xem-dieu-xay-ra',
  jump: '/cho-tiep',
  showNext: '/buoc-tiep',
  showBack: '/lui-lai',
  changeSeat: '/doi-vai',
  restart: '/lam-lai',
  leave: '/nguoi-tiep-theo',
  language: '/ngon-ngu',
  scale: '/co-chu',
  joinClass: '/vao-lop',
  classAgain: '/vao-lop/lam-lai',
  judgeCase: '/kiem-thu/ket-luan',
  reportBug: '/kiem-thu/bao-loi',
  finishQa: '/kiem-thu/xong',
  qaResult: '/kiem-thu/ket-qua',
  api: '/api',
  apiV1: '/api/v1',
  checkCertificate: (serial: string): string => `/xem/so-do/${encodeURIComponent(serial)}`,
  trainer: '/huong-dan-vien',
  trainerLogIn: '/huong-dan-vien/dang-nhap',
  classes: '/huong-dan-vien/lop',
  board: (id: string): string => `/huong-dan-vien/lop/${id}`,
  closeClass: (id: string): string => `/huong-dan-vien/lop/${id}/dong`,
  inject: (id: string): string => `/huong-dan-vien/lop/${id}/tinh-huong`,
  write: '/huong-dan-vien/soan',
  checkWritten: '/huong-dan-vien/soan/kiem-tra',
  keepWritten: '/huong-dan-vien/soan/luu',
  lesson: (id: string): string => `/huong-dan-vien/bai/${id}`,
  handout: (id: string): string => `/huong-dan-vien/bai/${id}/giay`,
  verdicts: (id: string): string => `/huong-dan-vien/lop/${id}/ket-luan.csv`,
  examResults: (id: string): string => `/huong-dan-vien/lop/${id}/bai-thi.csv`,
  projector: (id: string): string => `/huong-dan-vien/lop/${id}/man-chieu`,
} as const;

export type Tab = 'task' | 'browser' | 'phone';

/** Where a learner is: the page in the browser window, the screen of the phone beside it, and which of them a small screen shows. */
export interface Place {
  /** "portal/log-in" */
  readonly page: string;
  /** "phone/sms" */
  readonly phone: string;
  readonly tab: Tab;
}

/** The page that is in front: of the phone's pane its screen. What was typed in a form waits for the page that the form stands on, whatever stands in the other pane. */
export const pageInFront = ({ page, phone, tab }: Place): string => (tab === 'phone' ? phone : page);

export function placeUrl({ page, phone, tab }: Place): string {
  const screen = phone === HOME_SCREEN ? '' : `phone=${encodeURIComponent(phone).replaceAll('%2F', '/')}`;
  const front = tab === 'browser' ? '' : `tab=${tab}`;
  const asked = screen !== '' && front !== '' ? `${screen}&${front}` : screen + front;
  return `/tap/${page}${asked && `?${asked}`}`;
}

export const HOME_SCREEN = 'phone';
/** All text messages; one of them stands below it, by its id. */
export const MESSAGES_SCREEN = 'phone/sms';

/** Reads a place from an address of ours; undefined for any other. */
export function placeIn(url: string): Place | undefined {
  if (!url.startsWith(`${urls.practice}/`)) return undefined;
  const [path = '', query = ''] = url.split('?', 2);
  const asked = new URLSearchParams(query);
  const tab = asked.get('tab');
  return {
    page: decodeURIComponent(path.slice(urls.practice.length + 1)),
    phone: asked.get('phone') ?? HOME_SCREEN,
    tab: tab === 'task' || tab === 'phone' ? tab : 'browser',
  };
}
