/** A box of the drawn map: where it stands, and its lines of text. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly kind: 'task' | 'slip' | 'harmful';
}

/** The tasks of a lesson as a way downwards, and beside each the mistakes that lie in wait there. */
export interface TaskMap {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  /** From the middle of one edge to another: "M … L …". */
  readonly arrows: readonly string[];
}

const TASK = { x: 8, width: 250 };
const MISTAKE = { x: 320, width: 300 };
const LINE = 20;
const GAP = 14;

export function taskMap(
  tasks: readonly string[],
  mistakes: readonly { readonly title: string; readonly severity: 'slip' | 'harmful'; readonly task: number }[],
): TaskMap {
  const boxes: Box[] = [];
  const arrows: string[] = [];
  let y = 8;
  tasks.forEach((title, i) => {
    const task = boxOf(TASK, y, `${String(i + 1)}. ${title}`, 'task');
    const here = mistakes.filter((mistake) => mistake.task === i);
    let below = y;
    for (const { title: name, severity } of here) {
      const box = boxOf(MISTAKE, below, name, severity);
      boxes.push(box);
      arrows.push(`M ${String(TASK.x + TASK.width)} ${String(middle(task))} L ${String(MISTAKE.x)} ${String(middle(box))}`);
      below = box.y + box.height + GAP / 2;
    }
    boxes.push(task);
    const next = Math.max(task.y + task.height, below) + GAP;
    if (i < tasks.length - 1)
      arrows.push(`M ${String(TASK.x + TASK.width / 2)} ${String(task.y + task.height)} L ${String(TASK.x + TASK.width / 2)} ${String(next)}`);
    y = next;
  });
  return { width: MISTAKE.x + MISTAKE.width + 8, height: y, boxes, arrows };
}

const middle = ({ y, height }: Box): number => y + height / 2;

function boxOf({ x, width }: { readonly x: number; readonly width: number }, y: number, text: string, kind: Box['kind']): Box {
  const lines = wrapped(text, Math.floor((width - 24) / 8));
  return { x, y, width, height: lines.length * LINE + 16, lines, kind };
}

/** Words in lines of so many letters at most. */
function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
