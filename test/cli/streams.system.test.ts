/** Pipes, closed streams and full disks, as a shell has them. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shell } from '../support/processes.js';
import { DURATION, offerCsv, REQUESTS } from '../support/products.js';
import { CAMPAIGN, ROOT, smallScenario, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const shown = shell(`$PROGRAM ${CAMPAIGN}`).out;

describe('an output', () => {
  it('goes into a pipe, and leaves the pipe', () => {
    const pipe = join(folder.path, 'pipe');
    shell(`mkfifo ${pipe}`);
    const { out } = shell(`cat ${pipe} & $PROGRAM ${CAMPAIGN} --output ${pipe}; wait`);
    expect(out).toBe(shown);
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  it('may be pipes and files together', () => {
    const { status, out } = shell(
      `$PROGRAM ${CAMPAIGN} --output ${at('beside.csv')} --output >(cat >${at('through.txt')}); wait $!; cat ${at('through.txt')}`,
    );
    expect(status).toBe(0);
    expect(out).toBe(shown);
    expect(readFileSync(at('beside.csv'), 'utf8')).toMatch(/^\ufeff?\w+,/);
  });

  it('of rows that are made as they are written ends when its reader has had enough', () => {
    const words = `sweep ${CAMPAIGN} --vary uploads=1..10M --points 5M --format csv`;
    const { status, out, err } = shell(`$PROGRAM ${words} | head -2`);
    expect([status, err, out.split('\r\n').length]).toEqual([0, '', 3]);
  });
});

describe('what is read', () => {
  it.each([
    { what: 'empty', redirection: '</dev/null', says: '<stdin>:1:1: the file is empty' },
    { what: 'closed', redirection: '<&-', says: '<stdin>' },
    { what: 'a directory', redirection: '<scenarios', says: '<stdin>: this is a directory' },
  ])('is told where standard input is $what', ({ redirection, says }) => {
    const { status, err } = shell(`$PROGRAM - ${redirection}`);
    expect(status).toBe(2);
    expect(err).toContain(says);
  });

  it('may be a scenario that comes through a pipe, which can be read only once', () => {
    expect(shell(`$PROGRAM <(cat ${CAMPAIGN})`)).toEqual({ status: 0, out: shown, err: '' });
  });

  it('may be prices that come through a pipe that a shell makes', () => {
    const book = join(ROOT, 'src/data/prices/ap-northeast-1/lambda.yaml');
    const answer = folder.file('answer.json', JSON.stringify({ PriceList: [REQUESTS, DURATION] }));
    const offer = folder.file('offer.csv', offerCsv('AWSLambda', [REQUESTS, DURATION]));
    for (const file of [book, answer, offer]) {
      const words = `prices list lambda --region ap-northeast-1 --as-of 2026-11-25`;
      const named = shell(`$PROGRAM ${words} --prices ${file}`);
      expect(named).toMatchObject({ status: 0, err: '' });
      expect(shell(`$PROGRAM ${words} --prices <(sleep 0.1; cat ${file})`)).toEqual(named);
    }
  });
});

describe('a reader who has had enough', () => {
  it.each(['compare', 'explain', 'check'])('ends %s without a word', (command) => {
    const { out, err } = shell(`$PROGRAM ${command} ${CAMPAIGN} | head -1`);
    expect(out.split('\n')).toHaveLength(2);
    expect(err).toBe('');
  });

  it('ends a list of problems without a stack', () => {
    const { err } = shell('{ $PROGRAM check test/scenario/broken/text | true; } 2>&1 >/dev/null | head -1 >&2');
    expect(err).toMatch(/^test\/scenario\/broken\/text\/.+:\d+:\d+: .+\n$/);
  });

  it('does not turn wrong input into success', () => {
    const absent = 'set -o pipefail; $PROGRAM absent.yaml 2>&1 | true';
    expect(shell(absent).status).toBe(2);
  });

  it('does not turn a failed check into success', () => {
    const missed = folder.file('missed.yaml', smallScenario('expect:', '  Lambda: { total: 9 USD }'));
    expect(shell(`set -o pipefail; $PROGRAM check ${missed} | true`).status).toBe(1);
  });

  it.each([CAMPAIGN, '--version', '--help', `check ${CAMPAIGN}`])(
    'is told from a full disk, in a line: %s',
    (words) => {
      const { status, err } = shell(`$PROGRAM ${words} > /dev/full`);
      expect(status).toBe(2);
      expect(err).toContain('no space left');
      expect(err).not.toMatch(/^ +at /m);
    },
  );

  it('may have no room for errors either', () => {
    expect(shell('$PROGRAM absent.yaml 2> /dev/full').status).toBe(2);
  });
});
