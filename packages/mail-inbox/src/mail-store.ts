import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ReceivedMail } from './received-mail.ts';

export const MAIL_LIMIT = 500;
const FILE_NAME = /^(\d+)\.json$/;

/** The newest mails, in memory and, with a folder, in one file each so that they survive a restart. */
export class MailStore {
  private readonly folder: string | undefined;
  private mails: ReceivedMail[] = [];
  private lastId = 0;

  constructor(folder?: string) {
    this.folder = folder;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    const ids = readdirSync(folder).flatMap((name) => Number(FILE_NAME.exec(name)?.[1] ?? []));
    for (const id of ids.sort((a, b) => a - b)) {
      this.mails.push(JSON.parse(readFileSync(path.join(folder, `${id}.json`), 'utf8')));
      this.lastId = id;
    }
    this.forgetOldest();
  }

  add(mail: Omit<ReceivedMail, 'id'>): ReceivedMail {
    const kept = { id: ++this.lastId, ...mail };
    if (this.folder !== undefined) {
      const file = path.join(this.folder, `${kept.id}.json`);
      // Renamed into place, so that a crash never leaves half a mail to be read at the next start.
      writeFileSync(`${file}.part`, JSON.stringify(kept));
      renameSync(`${file}.part`, file);
    }
    this.mails.push(kept);
    this.forgetOldest();
    return kept;
  }

  /** The mails to an address, or all of them; newest first. */
  list(to?: string): ReceivedMail[] {
    const wanted = to?.toLowerCase();
    const found = this.mails.filter(
      (mail) => wanted === undefined || mail.to.some((address) => address.toLowerCase() === wanted),
    );
    return found.reverse();
  }

  find(id: number): ReceivedMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }

  clear(): void {
    for (const mail of this.mails.splice(0)) this.removeFile(mail);
  }

  private forgetOldest(): void {
    const tooMany = Math.max(0, this.mails.length - MAIL_LIMIT);
    for (const mail of this.mails.splice(0, tooMany)) this.removeFile(mail);
  }

  private removeFile({ id }: ReceivedMail): void {
    if (this.folder !== undefined) rmSync(path.join(this.folder, `${id}.json`), { force: true });
  }
}
