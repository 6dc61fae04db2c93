import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LANGUAGES, type Language } from '../../fixtures/languages.ts';
import { checkedId, CannotDo, folderOf, type Tool } from './desk.ts';

/** `new <id>`: a small whole exercise to start from. It passes `check` as it stands. */
export const newScenario: Tool = async ([given], desk) => {
  const { root, scenarios, say } = desk;
  const id = checkedId(given);
  const folder = path.join(scenarios, id);
  await mkdir(scenarios, { recursive: true });
  try {
    await mkdir(folder);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
    throw new CannotDo(`There is an exercise "${id}" already. Choose another id.`);
  }
  const docs = path.relative(folder, path.join(root, 'docs')).split(path.sep).join('/'); // wherever the exercises stand
  for (const [name, text] of Object.entries(scaffold(id)))
    await writeFile(
      path.join(folder, name),
      text.replace('$schema=../../docs', () => `$schema=${docs}`),
    );
  say(`${folderOf(id, desk)}/ is there: scenario.yaml (what happens), ${LANGUAGES.map(wordsFile).join(' and ')} (what is said).`);
  say(`Next: edit them, then "npm run scenario -- check ${id}" and "npm run scenario -- play ${id}".`);
  return 0;
};

const wordsFile = (language: Language): string => `scenario.${language}.yaml`;

/** The files of a first exercise, by name. In a language without words of its own here, those in English stand, to be translated. */
const scaffold = (id: string): Readonly<Record<string, string>> => ({
  'scenario.yaml': data(id),
  ...Object.fromEntries(LANGUAGES.map((language) => [wordsFile(language), WORDS[language] ?? WORDS.en])),
});

const data = (id: string): string => `# yaml-language-server: $schema=../../docs/scenario.schema.json
id: ${id}
level: 1
minutes: 5

# Who there is. Each run makes another person by the recipe; $citizen.idNumber and the like stand for what that person has.
people:
  citizen: { recipe: citizen }
seats: [citizen] # whom the learner plays

starts:
  at: 2026-11-10T08:30 # a working day, when offices are open

# Each is open at first and done at the end.
tasks:
  - { id: identify, done: { fact: vneid/log-in-started, by: citizen } }
  - { id: be-in, done: { fact: portal/session-opened, where: { who: citizen } } }

# What is noticed, and answered with help.
mistakes:
  - { id: wrong-code, severity: slip, when: { refused: vneid/confirm-code, because: code-wrong, by: citizen } }

# "clean" does every task without a mistake; one more leads into each mistake and is called like it.
walkthroughs:
  clean:
    - { do: portal/open-log-in }
    - { do: vneid/log-in, with: suggested }
    - { do: vneid/confirm-code, with: suggested }
    - { do: vneid/grant-access, with: suggested }
  wrong-code:
    - { do: portal/open-log-in }
    - { do: vneid/log-in, with: suggested }
    - { do: vneid/confirm-code, with: suggested, but: { code: '000000' } }
`;

const WORDS: { readonly en: string } & Readonly<Partial<Record<Language, string>>> = {
  vi: `# yaml-language-server: $schema=../../docs/scenario-texts.schema.json
title: Bài tập mới
summary: Viết một dòng cho danh sách bài.
story: Hôm nay {{citizen.name}} cần vào Cổng Dịch vụ công. Số định danh và mật khẩu có trên Thẻ nhân vật.
tasks:
  identify:
    title: Nhập số định danh và mật khẩu
    hints:
      - Cả hai có trên Thẻ nhân vật.
      - Mở Thẻ nhân vật, chép số định danh và mật khẩu vào hai ô.
  be-in:
    title: Vào được trang của mình
    hints:
      - Điện thoại có tin nhắn mới.
      - Đọc mã 6 số trong tin nhắn, gõ vào ô, rồi đồng ý chia sẻ.
mistakes:
  wrong-code:
    title: Gõ sai mã
    feedback: Không mất gì. Mở lại tin nhắn, đọc từng số rồi gõ lại.
    remember: Đọc từng số trong tin mới nhất.
debrief:
  can: Biết đăng nhập bằng mã trong tin nhắn.
`,
  en: `# yaml-language-server: $schema=../../docs/scenario-texts.schema.json
title: A new exercise
summary: Write one line for the list of exercises.
story: Today {{citizen.name}} has to get into the Public Service Portal. ID number and password are on the persona card.
tasks:
  identify:
    title: Type the ID number and the password
    hints:
      - Both are on the persona card.
      - Open the persona card and copy the ID number and the password into the two fields.
  be-in:
    title: Get to your own page
    hints:
      - The phone has a new message.
      - Read the 6-digit code in the message, type it, then agree to share.
mistakes:
  wrong-code:
    title: Typed a wrong code
    feedback: Nothing is lost. Open the message again, read digit by digit, and type it again.
    remember: Read the newest message digit by digit.
debrief:
  can: Can log in with the code from a message.
`,
};
