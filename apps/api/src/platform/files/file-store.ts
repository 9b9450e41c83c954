/** Files by name (`pictures/ab/abcd-320.webp`); where they lie is the operator's choice. */
export abstract class FileStore {
  /** The file's bytes; null if there is none. @throws where the store cannot be reached. */
  abstract read(name: string): Promise<Buffer | null>;
  /** Writes a file whole or not at all; one of the same name is replaced. */
  abstract write(name: string, bytes: Buffer, mediaType: string): Promise<void>;
}
