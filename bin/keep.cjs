'use strict';
/** Keeps compiled code for later calls (kept.cjs). It is made when a call is over, so that it has what ran, and nothing waits for it. */
const { randomUUID } = require('node:crypto');
const {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { dirname, join } = require('node:path');
const { entryOf, isOurFolder, sealed } = require('./kept.cjs');

/** A hundred megabytes at most, whatever versions and calls there were. The oldest go. */
const MAX_FILES = 40;
const OURS = /^[0-9a-f-]+\.(code|new)$/;

/** Does nothing where that can't be done: a folder that is read-only or somebody else's, a full disk. */
exports.keep = function keep(folder, words, lacking) {
  try {
    if (!isMade(folder)) return;
    for (const { filename, source, script } of lacking) {
      const { stamp, path } = entryOf(folder, words, filename);
      write(path, sealed(stamp, source, script.createCachedData()));
    }
    removeOldest(folder);
  } catch {}
};

/** @returns whether there is a folder that is safe to keep code in */
function isMade(folder) {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) make(folder);
  // What root makes in the folder of a user, that user could neither read nor replace.
  else if (process.getuid() === 0 && stats.uid !== 0) return false;
  accessSync(folder, constants.W_OK);
  return isOurFolder(folder);
}

/** Folder by folder: Node's own way of making all of them doesn't end in places where the system makes none. */
function make(folder) {
  const above = dirname(folder);
  const stats = lstatSync(above, { throwIfNoEntry: false });
  if (stats === undefined) make(above);
  else if (process.getuid() === 0 && stats.uid !== 0) throw new Error(`${above} is somebody else's`);
  mkdirSync(folder, { mode: 0o700 });
}

/** Beside its place first, so that nobody ever reads half of it. */
function write(path, chunks) {
  const beside = join(dirname(path), `${randomUUID()}.new`);
  try {
    writeFileSync(beside, Buffer.concat(chunks), { flag: 'wx', mode: 0o600 });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function removeOldest(folder) {
  const files = readdirSync(folder).filter((name) => OURS.test(name));
  const byAge = files
    .map((name) => ({ path: join(folder, name), writtenMs: lstatSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.writtenMs - a.writtenMs);
  for (const { path } of byAge.slice(MAX_FILES)) rmSync(path, { force: true });
}
