/**
 * The result of AWS Lambda Power Tuning -> how long a call runs with each memory. The state machine's output holds the
 * chosen memory only; all that was measured stands in the address of its picture, in three parts of base 64: memory as
 * 16-bit integers, durations in milliseconds and costs as 32-bit floats (little-endian). An output with `stats` says it
 * outright. (alexcasalboni/aws-lambda-power-tuning, lambda/analyzer.js and lambda/utils.js)
 */
import { InputError, type SourceText } from '../errors.js';
import { exactly, type Rational, rational, roundToMultiple } from '../quantity/rational.js';

/**
 * How long a call ran with a memory: megabytes and milliseconds.
 * @see {@link readPowerTuning}
 */
export interface MeasuredDuration {
  readonly memoryMb: Rational;
  readonly durationMs: Rational;
}

/** What is measured is no more exact than a thousandth of a millisecond. */
const PRECISION_MS = rational('0.001');

/**
 * Reads what AWS Lambda Power Tuning printed: an output, a list of which the first that holds durations counts, or the address of
 * its picture alone. Durations are exact to a thousandth of a millisecond.
 * @throws InputError where no durations are found
 * @example
 * ```ts
 * import { type MeasuredDuration, readPowerTuning } from 'ec2-vs-lambda';
 *
 * const text = JSON.stringify({ stats: [{ value: 128, averageDuration: 2403.5 }, { value: 512, averageDuration: 601.25 }] });
 * const measured: MeasuredDuration[] = readPowerTuning({ file: 'output.json', text });
 * measured.map(({ memoryMb, durationMs }) => [memoryMb.toString(), durationMs.toString()]); // => [['128', '2403.5'], ['512', '601.25']]
 * ```
 */
export function readPowerTuning(source: SourceText): MeasuredDuration[] {
  const found = fromAddress(source.text) ?? fromJson(source);
  const sound =
    found?.filter(({ power, duration }) => power >= 1 && power <= 1e6 && duration > 0 && duration < 1e9) ?? [];
  if (found === undefined || sound.length === 0 || sound.length !== found.length) {
    throw new InputError([
      {
        code: 'wrongShape',
        file: source.file,
        message: { en: 'this contains no durations by memory', ja: 'メモリごとの実行時間が含まれていません' },
        expected: {
          en: 'the output of AWS Lambda Power Tuning, with `stateMachine.visualization` or `stats`',
          ja: 'AWS Lambda Power Tuning の出力（`stateMachine.visualization` または `stats` を含むもの）',
        },
      },
    ]);
  }
  const byPower = new Map(sound.map((one) => [one.power, one]));
  const again = sound.find(({ power, duration }) => byPower.get(power)?.duration !== duration);
  if (again !== undefined || new Set(sound.map(({ of }) => of)).size > 1) throw severalFunctions(source, again?.power);
  return [...byPower.values()]
    .sort((a, b) => a.power - b.power)
    .map(({ power, duration }) => ({
      memoryMb: rational(Math.round(power)),
      durationMs: roundToMultiple(written(duration), PRECISION_MS, 'halfUp'),
    }));
}

/** Of which function a duration is meant can't be told, and no mean of two is one. */
function severalFunctions({ file }: SourceText, power: number | undefined): InputError {
  const message =
    power === undefined
      ? { en: 'this has durations of several functions', ja: '複数の関数の実行時間が含まれています' }
      : { en: `this has durations twice for ${power} MB`, ja: `${power} MB の実行時間が 2 つ含まれています` };
  return new InputError([
    {
      code: 'contradiction',
      file,
      message,
      remedy: {
        en: 'give the results of one run for one function; further functions have files of their own',
        ja: '1 つの関数の 1 回の結果だけにしてください（関数ごとに別のファイルにしてください）',
      },
    },
  ]);
}

/** The shortest decimal that a double is written as is what stood in the file; a duration of an address has no decimal but its own. */
function written(duration: number): Rational {
  return Math.fround(duration) === duration ? exactly(duration) : rational(String(duration));
}

interface Point {
  readonly power: number;
  readonly duration: number;
  /** The function, where the result names it. */
  readonly of?: string;
}

function fromJson({ text }: SourceText): Point[] | undefined {
  try {
    return search(JSON.parse(text), 0);
  } catch {
    return undefined;
  }
}

const MAX_DEPTH = 6;

/** The first thing in it that holds durations by memory. */
function search(value: unknown, depth: number): Point[] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (typeof value === 'string') return fromAddress(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const points = Array.isArray(value) ? pointsOf(value) : undefined;
  if (points !== undefined) return points;
  for (const part of Object.values(value)) {
    const found = search(part, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `[{ power or value, duration or averageDuration }, ...]` */
function pointsOf(list: readonly unknown[]): Point[] | undefined {
  const found = list.map((item) => {
    const { power, value, duration, averageDuration, averageDurationMs } = (item ?? {}) as Record<string, unknown>;
    const name = functionOf(item);
    return {
      power: Number(power ?? value),
      duration: Number(averageDuration ?? averageDurationMs ?? duration),
      ...(name === undefined ? {} : { of: name }),
    };
  });
  const isWhole = found.length > 1 && found.every((one) => Number.isFinite(one.power) && Number.isFinite(one.duration));
  return isWhole ? found : undefined;
}

/** `functionName`, `lambdaARN`, `resource` */
function functionOf(item: unknown): string | undefined {
  const named = Object.entries((item ?? {}) as Record<string, unknown>).find(([key]) =>
    /function|arn|resource/i.test(key),
  );
  return typeof named?.[1] === 'string' ? named[1] : undefined;
}

const ADDRESS = /#([A-Za-z0-9+/=%]+);([A-Za-z0-9+/=%]+);[A-Za-z0-9+/=%]+\s*$/;

function fromAddress(text: string): Point[] | undefined {
  const [, memory, durations] = ADDRESS.exec(text.slice(0, 20_000).trim()) ?? [];
  if (memory === undefined || durations === undefined) return undefined;
  const [powers, times] = [bytesOf(memory), bytesOf(durations)];
  if (powers === undefined || times === undefined || powers.byteLength * 2 !== times.byteLength) return undefined;
  return Array.from({ length: powers.byteLength / 2 }, (_, index) => ({
    power: powers.getUint16(2 * index, true),
    duration: times.getFloat32(4 * index, true),
  }));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base 64 (RFC 4648), as neither Node's nor a browser's reader is at hand here. */
function bytesOf(base64: string): DataView | undefined {
  const digits = [...base64.replace(/%3D/gi, '=').replace(/=+$/, '')].map((letter) => ALPHABET.indexOf(letter));
  if (digits.includes(-1) || digits.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((digits.length * 6) / 8));
  let [bits, held, at] = [0, 0, 0];
  for (const digit of digits) {
    bits = (bits << 6) | digit;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 255;
    at += 1;
    bits &= (1 << held) - 1;
  }
  return new DataView(bytes.buffer);
}
