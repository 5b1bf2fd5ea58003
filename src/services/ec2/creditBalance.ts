/**
 * CPU credits of a T type through traffic: all instances share one balance, which holds what a day earns at the most. In
 * standard mode what exceeds it isn't carried; in unlimited mode it is borrowed from the next day's credits, and what exceeds
 * these, or is borrowed when an instance stops, is billed (EC2 user guide, unlimited mode).
 */

export interface CreditUse {
  /** Requests in each interval, and the instances that share them. */
  readonly requests: Float64Array;
  readonly running: Uint32Array;
  readonly intervalSeconds: number;
  readonly cpuSeconds: number;
  /** Of one instance. */
  readonly earnedPerHour: number;
  readonly isUnlimited: boolean;
}

export interface CreditResult {
  /** Billed beyond what was earned; none in standard mode. */
  readonly surplusCredits: number;
  /** Requests for which there were no credits in standard mode. */
  readonly uncarried: number;
}

const HOURS_HELD = 24;
const CREDITS_PER_CPU_SECOND = 1 / 60;

export function creditsThrough(use: CreditUse): CreditResult {
  const { requests, running, intervalSeconds, cpuSeconds, earnedPerHour, isUnlimited } = use;
  let [balance, surplus, uncarried] = [0, 0, 0];
  let before = running[0] ?? 0;
  for (let index = 0; index < requests.length; index += 1) {
    const many = running[index] as number;
    if (many < before) {
      const stopped = (before - many) / before;
      if (balance < 0) surplus -= balance * stopped;
      balance *= 1 - stopped;
    }
    before = many;
    const held = HOURS_HELD * earnedPerHour * many;
    const earned = (earnedPerHour * many * intervalSeconds) / 3600;
    // No more can be spent than the processors that run.
    const spent = (requests[index] as number) * cpuSeconds * CREDITS_PER_CPU_SECOND;
    balance = Math.min(held, balance + earned - spent);
    if (isUnlimited && balance < -held) {
      surplus += -held - balance;
      balance = -held;
    }
    if (!isUnlimited && balance < 0) {
      uncarried += -balance / (cpuSeconds * CREDITS_PER_CPU_SECOND);
      balance = 0;
    }
  }
  if (balance < 0) surplus -= balance;
  return { surplusCredits: isUnlimited ? surplus : 0, uncarried };
}
