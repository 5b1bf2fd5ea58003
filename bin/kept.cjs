'use strict';
/**
 * What V8 compiled in an earlier call like this one, out of the user's cache folder: compiling takes longer than a comparison
 * (docs/performance.md). V8 takes such code on trust: it asks for its own version and flags and for the length of the text, so
 * that code of another build of Node, of an edited text, or damaged code would run, or end the process. It is therefore given
 * nothing but what was sealed for this very Node and text, whole, out of a file that nobody else can write; anything else is
 * passed over, and compiled as if nothing had been kept (docs/hardening.md).
 */
const { closeSync, constants, fstatSync, lstatSync, openSync, readSync, statSync } = require('node:fs');
const { extname, isAbsolute, join } = require('node:path');

/** The largest has three megabytes. */
const MAX_BYTES = 16 * 1024 * 1024;
/** A smaller text is compiled sooner than its code is looked for. */
const MIN_SOURCE_BYTES = 8192;

/**
 * Where the platform has a user's caches, as env-paths tells it for data, or where EC2_VS_LAMBDA_CACHE says. Undefined where
 * nothing is to be kept: where that is `off` or not absolute, where nobody can tell whose a file is (Windows), and in what
 * isn't Node.
 */
exports.folderOf = function folderOf({ env, platform, versions, getuid }) {
  if (getuid === undefined || versions.bun !== undefined || versions.deno !== undefined) return undefined;
  const { EC2_VS_LAMBDA_CACHE: stated, XDG_CACHE_HOME: caches, HOME: home } = env;
  if (stated) return isAbsolute(stated) ? join(stated, 'code') : undefined;
  if (caches && isAbsolute(caches) && platform !== 'darwin') return join(caches, 'ec2-vs-lambda', 'code');
  if (!home || !isAbsolute(home)) return undefined;
  return join(home, platform === 'darwin' ? 'Library/Caches' : '.cache', 'ec2-vs-lambda', 'code');
};

/** Whether this user or root alone can have written it. */
function isOurs({ uid, mode }) {
  return (uid === process.getuid() || uid === 0) && (mode & 0o022) === 0;
}

exports.isOurFolder = function isOurFolder(path) {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && isOurs(stats);
};

/** Calls of one command in the same formats compile much the same, whatever else they say; help compiles little. */
function kindOf(words) {
  const [first = '--help'] = words;
  const told = words.filter((word, index) => /^(-h|--help)$/.test(word) || words[index - 1] === '--format');
  const endings = words.filter((_, index) => words[index - 1] === '--output').map(extname);
  return [/^[a-z][a-z-]*$/.test(first) ? first : 'compare', ...told, ...endings];
}

/** This build of Node, by its file, since builds of one version may differ; and what it was told. */
function thisNode() {
  const { version, platform, arch, execPath, execArgv, env } = process;
  const { size, mtimeMs } = statSync(execPath);
  return [version, platform, arch, execPath, size, mtimeMs, execArgv, env.NODE_OPTIONS];
}

/**
 * What is kept of a text: its code twice and the text, so that both are held to it byte by byte, which takes less than loading
 * and reckoning a sum. That finds damage; against forgery the owner is asked for.
 * @param stamp says the Node, the kind of call and the file
 */
exports.sealed = function sealed(stamp, source, code) {
  return [code, code, source, sealOf(stamp, source, code.length)];
};

function sealOf(stamp, source, codeLength) {
  return Buffer.from(`\n${stamp}\n${source.length} ${String(codeLength).padStart(8)}`);
}

/** @returns the code alone; undefined if it is another's or damaged */
function unsealed(bytes, stamp, source) {
  const sealLength = sealOf(stamp, source, 0).length;
  const codeLength = (bytes.length - source.length - sealLength) / 2;
  if (!(codeLength > 0 && Number.isInteger(codeLength))) return undefined;
  const code = bytes.subarray(0, codeLength);
  const again = bytes.subarray(codeLength, 2 * codeLength);
  const text = bytes.subarray(2 * codeLength, 2 * codeLength + source.length);
  const seal = bytes.subarray(bytes.length - sealLength);
  const isWhole = seal.equals(sealOf(stamp, source, codeLength)) && text.equals(source) && again.equals(code);
  return isWhole ? code : undefined;
}

/** @returns undefined if others could have written it; a link, a pipe or a device isn't read */
function readOurs(path) {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || !isOurs(stats) || stats.size > MAX_BYTES) return undefined;
    const bytes = Buffer.allocUnsafeSlow(stats.size);
    return readSync(file, bytes) === bytes.length ? bytes : undefined;
  } finally {
    closeSync(file);
  }
}

/** The code of one file of the program for one kind of call. Two that came to one name would take each other's place. */
exports.entryOf = function entryOf(folder, words, filename) {
  const stamp = JSON.stringify([...thisNode(), kindOf(words), filename]);
  return { stamp, path: join(folder, `${shortOf(stamp)}.code`) };
};

/** Eight digits of a text (FNV-1a). */
function shortOf(text) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

/**
 * What is kept for calls like this one.
 * @returns `codeOf` a file's text, if it is kept; `lacks` notes what V8 had to compile, for keep.cjs. Neither ever fails
 */
exports.keptFor = function keptFor(words) {
  const folder = exports.folderOf(process);
  const lacking = [];
  return {
    codeOf(filename, source) {
      try {
        if (folder === undefined || source.length < MIN_SOURCE_BYTES || !exports.isOurFolder(folder)) return undefined;
        const { stamp, path } = exports.entryOf(folder, words, filename);
        const bytes = readOurs(path);
        return bytes === undefined ? undefined : unsealed(bytes, stamp, source);
      } catch {
        return undefined;
      }
    },
    lacks(filename, source, script) {
      if (folder !== undefined && source.length >= MIN_SOURCE_BYTES) lacking.push({ filename, source, script });
    },
    folder,
    lacking,
  };
};
