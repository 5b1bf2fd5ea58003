/** Hours as people say them, which arithmetic would read as something else: 24/7 is no 3.43 hours. */
import type { Problem } from '../../errors.js';

const ALWAYS =
  /^\s*24(?:\s*[/x×]\s*(?:7(?:\s*[/x×]\s*(?:52|365))?|365)|\s*h(?:ours?)?\s*[/x×]\s*(?:7|365)\s*d(?:ays?)?|\s*時間\s*365\s*日)\s*$/i;
/** So many hours on so many days of the week. */
const OF_A_WEEK = /^\s*(\d{1,2})\s*[/x×]\s*([5-7])\s*$/i;

/** `always`, or what to say instead where more than one thing may be meant; undefined where it means what it says. */
export function meaningOf(text: string): 'always' | Pick<Problem, 'message' | 'remedy'> | undefined {
  if (ALWAYS.test(text)) return 'always';
  const [, hours, days] = OF_A_WEEK.exec(text) ?? [];
  if (hours === undefined || days === undefined || Number(hours) > 24) return undefined;
  return {
    message: {
      en: `\`${text}\` may be ${hours} hours on ${days} days a week, or a ${days}th of ${hours} hours`,
      ja: `\`${text}\` は「週 ${days} 日、1 日 ${hours} 時間」とも「${hours} 時間の ${days} 分の 1」とも読めます`,
    },
    remedy: {
      en: `write \`schedule\` for hours of a week, \`${hours} h * ${days} * 52 / 12\` for their sum in one go, or \`${hours} h / ${days}\` for the part`,
      ja: `週の稼働時間は \`schedule\`、その合計を連続稼働とするなら \`${hours} h * ${days} * 52 / 12\`、割り算なら \`${hours} h / ${days}\` と書いてください`,
    },
  };
}
