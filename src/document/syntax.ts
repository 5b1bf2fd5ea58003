/** What is wrong with a text as YAML, in words of somebody who doesn't know its grammar. */
import type { YAMLError } from 'yaml';
import type { Words } from '../words.js';

type SyntaxCode = YAMLError['code'];

/** In English the library's own words stand, which say more than its code; in Japanese they follow the lead in brackets. */
interface JapaneseLead {
  readonly ja: string;
}

/** Far beyond what a person writes. */
export const MAX_DEPTH = 64;

export const TOO_DEEP: Words = {
  en: `nested more than ${MAX_DEPTH} levels deep`,
  ja: `入れ子が ${MAX_DEPTH} 段を超えています`,
};

const SYNTAX_WORDS: {
  readonly [C in SyntaxCode]: { readonly message: Words | JapaneseLead; readonly remedy?: Words };
} = {
  TAB_AS_INDENT: {
    message: { en: 'a tab in the indentation', ja: 'インデントにタブが使われています' },
    remedy: {
      en: 'indent with spaces: YAML does not allow tabs',
      ja: 'インデントにはスペースを使ってください（YAML ではタブを使えません）',
    },
  },
  BAD_INDENT: {
    message: { ja: 'インデントが正しくありません' },
    remedy: {
      en: 'indent the keys of one mapping by the same number of spaces, and close every [ and {',
      ja: '同じマッピングのキーはスペースの数をそろえ、[ と { はすべて閉じてください',
    },
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: {
      en: 'a second `: ` in one line, or a line that is indented further than the one before',
      ja: '1 行に `: ` が 2 つあるか、前の行より深くインデントされています',
    },
    remedy: {
      en: 'put text that contains `: ` in "quotation marks"; indent the keys of one mapping by the same number of spaces',
      ja: '`: ` を含む文は "引用符" で囲み、同じマッピングのキーはスペースの数をそろえてください',
    },
  },
  MULTILINE_IMPLICIT_KEY: {
    message: { ja: 'キーが複数の行にまたがっています' },
    remedy: {
      en: 'indent the keys of one mapping by the same number of spaces',
      ja: '同じマッピングのキーはスペースの数をそろえてください',
    },
  },
  MISSING_CHAR: {
    message: { ja: '必要な文字がありません' },
    remedy: {
      en: 'put text that contains `: ` or starts with a special character in "quotation marks"',
      ja: '`: ` を含む文や特殊文字で始まる文は "引用符" で囲んでください',
    },
  },
  UNEXPECTED_TOKEN: { message: { ja: 'ここには書けない文字があります' } },
  ALIAS_PROPS: { message: { ja: 'エイリアスにアンカーやタグは付けられません' } },
  BAD_ALIAS: { message: { ja: 'エイリアスが正しくありません' } },
  BAD_COLLECTION_TYPE: { message: { ja: 'このタグはここでは使えません' } },
  BLOCK_IN_FLOW: { message: { ja: '[ ] や { } の中には、行に分けて書くリストやマッピングを置けません' } },
  DUPLICATE_KEY: { message: { ja: 'このキーは 2 回指定されています' } },
  IMPOSSIBLE: { message: { ja: 'YAML として読み取れません' } },
  KEY_OVER_1024_CHARS: { message: { ja: 'キーが 1024 文字を超えています' } },
  MULTIPLE_DOCS: { message: { ja: '2 つ以上の YAML 文書があります' } },
  NON_STRING_KEY: { message: { ja: 'キーは文字列でなければなりません' } },
  RESOURCE_EXHAUSTION: { message: { ja: 'YAML が大きすぎるか、複雑すぎます' } },
  BAD_DIRECTIVE: { message: { ja: 'ディレクティブが正しくありません' } },
  BAD_DQ_ESCAPE: { message: { ja: '二重引用符の中のエスケープが正しくありません' } },
  BAD_PROP_ORDER: { message: { ja: 'アンカーまたはタグの位置が正しくありません' } },
  BAD_SCALAR_START: { message: { ja: '値をこの文字で始めることはできません' } },
  MULTIPLE_ANCHORS: { message: { ja: '1 つの値にアンカーが 2 つ以上あります' } },
  MULTIPLE_TAGS: { message: { ja: '1 つの値にタグが 2 つ以上あります' } },
  TAG_RESOLVE_FAILED: { message: { ja: 'このタグは使えません' } },
};

const OPEN_BRACKET = /must be sufficiently indented and end with a (.)/;

export function syntaxWords(code: SyntaxCode, message: string): { message: Words; remedy?: Words } {
  if (message.includes('call stack')) return { message: TOO_DEEP };
  const bracket = OPEN_BRACKET.exec(message)?.[1];
  if (bracket !== undefined) {
    return {
      message: {
        en: `a bracket is not closed: \`${bracket}\` is missing before here`,
        ja: `括弧が閉じられていません。ここより前に \`${bracket}\` が必要です`,
      },
      remedy: { en: 'close every [ and {', ja: '[ と { はすべて閉じてください' },
    };
  }
  const { message: own, remedy } = SYNTAX_WORDS[code];
  const words = isComplete(own) ? own : { en: message, ja: `${own.ja}（${message}）` };
  return { message: words, ...(remedy === undefined ? {} : { remedy }) };
}

function isComplete(words: Words | JapaneseLead): words is Words {
  return 'en' in words;
}
