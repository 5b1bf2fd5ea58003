/** What the manual says besides what the commands say of themselves. */
import type { Words } from '../../words.js';

export const SECTIONS = {
  name: { en: 'NAME', ja: '名前' },
  synopsis: { en: 'SYNOPSIS', ja: '書式' },
  description: { en: 'DESCRIPTION', ja: '説明' },
  commands: { en: 'COMMANDS', ja: 'コマンド' },
  options: { en: 'OPTIONS', ja: 'オプション' },
  exitStatus: { en: 'EXIT STATUS', ja: '終了ステータス' },
  environment: { en: 'ENVIRONMENT', ja: '環境変数' },
  files: { en: 'FILES', ja: 'ファイル' },
  examples: { en: 'EXAMPLES', ja: '使用例' },
} satisfies Record<string, Words>;

export const WORDS = {
  userCommands: { en: 'User Commands', ja: 'User Commands' },
  about: {
    en: 'A scenario is a text in YAML: a region, a day, a workload and two or more options that carry it, each a list of AWS services. Every figure follows from dated prices and billing rules, is exact, and can be explained step by step. Where no command is named, {defaultCommand} runs.',
    ja: 'シナリオは YAML のテキストで、リージョン、基準日、ワークロードと、それを処理する複数の構成（AWS サービスの一覧）を書きます。金額はすべて日付付きの価格と課金ルールから正確に計算され、計算過程を 1 段階ずつ確認できます。コマンドを省略すると {defaultCommand} を実行します。',
  },
  alsoTakes: { en: 'Also takes, as under OPTIONS:', ja: '「オプション」に記載の共通オプション:' },
  commonOptions: {
    en: 'Options that several commands take, and those of the program itself.',
    ja: '複数のコマンドに共通のオプションと、プログラム自体のオプションです。',
  },
  choices: { en: 'One of:', ja: '選択肢:' },
  fallback: { en: 'Default:', ja: '省略時:' },
  required: { en: 'Required.', ja: '必須。' },
} satisfies Record<string, Words>;

interface Entry {
  readonly term: string;
  readonly about: Words;
}

export const EXIT_STATUSES: readonly Entry[] = [
  { term: '0', about: { en: 'Done.', ja: '正常終了。' } },
  {
    term: '1',
    about: {
      en: 'A requested check failed: an expectation is not met (check), or a price drifted (prices verify).',
      ja: '要求された検証に失敗（check で期待値と不一致、prices verify で価格に差異）。',
    },
  },
  {
    term: '2',
    about: {
      en: 'The input or the call was wrong; every problem is reported on standard error with its place.',
      ja: '入力または呼び出しの誤り。すべての問題を、その位置とともに標準エラー出力に表示します。',
    },
  },
  { term: '70', about: { en: 'Internal error.', ja: 'このプログラムの不具合。' } },
  {
    term: '129, 130, 143',
    about: {
      en: 'Stopped by SIGHUP, SIGINT (Ctrl-C) or SIGTERM, as the shell shows it. No partial work is left behind: a file is replaced whole or stays as it was.',
      ja: 'SIGHUP、SIGINT（Ctrl-C）、SIGTERM による中断（シェルでの表示）。途中のファイルは残らず、各ファイルは全体が置き換わるか元のままかのどちらかです。',
    },
  },
];

export const ENVIRONMENT: readonly Entry[] = [
  {
    term: 'LC_ALL, LC_MESSAGES, LANG',
    about: {
      en: 'The language unless --lang is given: Japanese if the first of them that is set begins with ja.',
      ja: '--lang を省略したときの言語。最初に設定されているものが ja で始まれば日本語になります。',
    },
  },
  { term: 'NO_COLOR', about: { en: 'No colours if it is not empty.', ja: '空でなければ色を付けません。' } },
  {
    term: 'FORCE_COLOR',
    about: {
      en: 'Colours even if the output is not a terminal; 0 or false for none.',
      ja: '出力先がターミナルでなくても色を付けます（0 または false なら付けません）。',
    },
  },
  {
    term: 'COLUMNS',
    about: {
      en: 'The width of tables if the output is not a terminal (default: 100).',
      ja: '出力先がターミナルでないときの表の幅（省略時は 100）。',
    },
  },
  {
    term: 'CHROME_PATH, CHROMIUM_PATH',
    about: {
      en: 'The Chromium, Chrome or Edge that prints PDFs.',
      ja: 'PDF を出力する Chromium、Chrome または Edge。',
    },
  },
  {
    term: 'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_PROFILE',
    about: {
      en: "The credentials for AWS's Price List API (prices refresh, prices verify); the other settings of AWS's SDK apply too.",
      ja: 'AWS の Price List API の認証情報（prices refresh、prices verify）。AWS SDK のその他の設定も有効です。',
    },
  },
  {
    term: 'HTTPS_PROXY, HTTP_PROXY, NO_PROXY',
    about: { en: 'The proxy between here and AWS.', ja: 'AWS への接続に使うプロキシ。' },
  },
  {
    term: 'XDG_DATA_HOME',
    about: {
      en: "The folder of a user's data (default: ~/.local/share).",
      ja: 'ユーザーデータの保存先（省略時は ~/.local/share）。',
    },
  },
  {
    term: 'EC2_VS_LAMBDA_CACHE',
    about: {
      en: 'The folder, as an absolute path, in which compiled code is kept between calls, or off for none (default: ec2-vs-lambda in XDG_CACHE_HOME, which is ~/.cache unless set; macOS: ~/Library/Caches).',
      ja: 'コンパイル済みコードを次回以降のために保存するフォルダー（絶対パス）。off なら保存しません。省略時は XDG_CACHE_HOME（既定は ~/.cache、macOS では ~/Library/Caches）の ec2-vs-lambda。',
    },
  },
];

export const FILES: readonly Entry[] = [
  {
    term: '~/.local/share/ec2-vs-lambda/prices/REGION/SERVICE.yaml',
    about: {
      en: 'Price books of your own, written by prices refresh; they take precedence over the built-in ones. macOS and Windows keep them where they keep data.',
      ja: 'prices refresh が作成する独自の価格ファイル。内蔵の価格より優先されます。macOS と Windows では、それぞれのデータの保存先に置かれます。',
    },
  },
];
