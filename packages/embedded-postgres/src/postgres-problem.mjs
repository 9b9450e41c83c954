/** A reason why the embedded PostgreSQL cannot run, told in one sentence that a person can act on. */
export class PostgresProblem extends Error {
  name = 'PostgresProblem';
}

const FOLDER_SENTENCES = {
  EACCES: (folder) => `The data folder ${folder} cannot be opened by this account.`,
  EPERM: (folder) => `The data folder ${folder} cannot be changed by this account.`,
  EROFS: (folder) => `The data folder ${folder} is on a read-only disk.`,
  ENOSPC: (folder) => `There is no space left on the disk that holds ${folder}.`,
  EDQUOT: (folder) => `The disk quota for ${folder} is used up.`,
  ENOTDIR: (folder) => `The data folder ${folder} lies below something that is not a folder.`,
  EEXIST: (folder) => `The data folder ${folder} is a file, not a folder.`,
};

/** The problem behind a failed file operation on the data folder; an unknown error is returned as it is. */
export function folderProblem(error, folder) {
  const sentence = FOLDER_SENTENCES[error?.code];
  return sentence ? new PostgresProblem(sentence(folder), { cause: error }) : error;
}

const OUTPUT_SENTENCES = [
  [/no space left on device/i, (c) => FOLDER_SENTENCES.ENOSPC(c.folder)],
  [/disk quota exceeded/i, (c) => FOLDER_SENTENCES.EDQUOT(c.folder)],
  [/read-only file system/i, (c) => FOLDER_SENTENCES.EROFS(c.folder)],
  [/could not bind|address already in use/i, (c) => `Port ${c.port} is already in use.`],
  [/permission denied/i, (c) => FOLDER_SENTENCES.EACCES(c.folder)],
  [
    /database files are incompatible with server/i,
    (c) => `The database in ${c.folder} was written by another version of PostgreSQL.`,
  ],
  [
    /could not (create|map|resize) (anonymous )?shared memory/i,
    () => 'There is not enough memory for PostgreSQL.',
  ],
];

/** The problem behind what initdb or postgres printed before it gave up. */
export function outputProblem(output, context) {
  const known = OUTPUT_SENTENCES.find(([pattern]) => pattern.test(output));
  if (known) return new PostgresProblem(known[1](context));
  const lastLine = output.trim().split('\n').slice(-1)[0] || 'it said nothing';
  return new PostgresProblem(`PostgreSQL in ${context.folder} did not start: ${lastLine}`);
}
