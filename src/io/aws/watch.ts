/** How long an answer may take: how long it may be silent, how slow it may be, and when all must be done. */
import { groupedWhole } from '../../quantity/rational.js';
import type { Words } from '../../words.js';
import { LimitReached, NO_ANSWER, PROXY_OR_AGAIN } from './networkProblems.js';

export interface Limits {
  /** How long the other side may say nothing, or next to nothing. */
  readonly silenceMs?: number;
  /** What has to arrive while it isn't silent, on average over `silenceMs`. */
  readonly minBytesPerSecond?: number;
  /** When all must be done, by the clock of `performance.now()`, which begins with the process. */
  readonly endsAtMs?: number;
  /** Of one answer, packed or unpacked. */
  readonly maxBytes?: number;
}

export const SILENCE_MS = 30_000;
/** 400 MB would take four days: slower than any line that is of use. */
const MIN_BYTES_PER_SECOND = 1000;

/** Ends a request that is too slow, or takes too long. */
export interface Watch {
  readonly signal: AbortSignal;
  answered(): void;
  arrived(bytes: number): void;
  end(): void;
}

/** A silence is over once as much has arrived as the pace asks of its time: a byte now and then ends none. */
export function watchOf({ silenceMs = SILENCE_MS, minBytesPerSecond = MIN_BYTES_PER_SECOND, endsAtMs }: Limits): Watch {
  const stop = new AbortController();
  const share = (minBytesPerSecond * silenceMs) / 1000;
  let missing = share;
  let hasAnswer = false;
  const silence = setTimeout(() => stop.abort(hasAnswer ? tooSlow(share, silenceMs) : silent()), silenceMs);
  const whole =
    endsAtMs === undefined
      ? undefined
      : setTimeout(() => stop.abort(timeIsUp()), Math.max(0, endsAtMs - performance.now()));
  return {
    signal: stop.signal,
    answered() {
      hasAnswer = true;
      silence.refresh();
    },
    arrived(bytes) {
      missing -= bytes;
      if (missing > 0) return;
      missing = share;
      silence.refresh();
    },
    end() {
      clearTimeout(silence);
      clearTimeout(whole);
    },
  };
}

function silent(): LimitReached {
  return new LimitReached(NO_ANSWER, PROXY_OR_AGAIN, 'TimeoutError');
}

function tooSlow(bytes: number, ms: number): LimitReached {
  const pace = `${groupedWhole(Math.ceil(bytes))} B / ${ms / 1000} s`;
  const words = {
    en: `the answer stopped, or nearly so (less than ${pace})`,
    ja: `応答が止まったか、遅すぎます（${pace} 未満）`,
  };
  return new LimitReached(words, LONGER_SILENCE, 'TimeoutError');
}

const LONGER_SILENCE: Words = {
  en: 'try again; a larger --timeout waits longer',
  ja: 'もう一度実行してください。--timeout を大きくすると長く待ちます',
};

function timeIsUp(): LimitReached {
  return new LimitReached(TIME_IS_UP, MORE_TIME);
}

const TIME_IS_UP: Words = {
  en: 'it takes longer than --max-time allows',
  ja: '全体の制限時間（--max-time）を超えました',
};
const MORE_TIME: Words = {
  en: 'raise --max-time, or ask for less with --service or --type',
  ja: '--max-time を大きくするか、--service や --type で対象を絞ってください',
};
