import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SourceFile } from './source-file.ts';

const LOOKED_AT = ['apps', 'packages', 'scripts', 'bench', 'infra', '.ci', 'docs/runbooks'];
const ROOT_FILES = ['package.json', '.env.example', 'docs/fault-tests.md'];
/** Folders with things that are made, fetched or taken over from elsewhere. */
const SKIPPED_FOLDER =
  /(?:^|\/)(?:node_modules|generated|coverage|\.[a-z]+)$|^(?:apps|packages)\/[^/]+\/(?:dist|build|public|data)$/;
const TEXT_FILE = /\.(?:tsx?|mts|mjs|js|sql|css|json|md|yml|yaml|sh)$|(?:^|\/)(?:Dockerfile|run)$/;

/** The files that the rules look at, by their path from the root with forward slashes. */
export class Repository {
  readonly files: SourceFile[];
  private readonly byPath: Map<string, SourceFile>;

  constructor(files: Iterable<SourceFile>) {
    this.files = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
    this.byPath = new Map(this.files.map((file) => [file.path, file]));
  }

  /** From texts by path, as the fixtures of the rules use it. */
  static of(texts: Record<string, string>): Repository {
    return new Repository(Object.entries(texts).map(([name, text]) => new SourceFile(name, text)));
  }

  /** From a checkout on disk. */
  static read(root: string): Repository {
    const files: SourceFile[] = [];
    const visit = (folder: string) => {
      for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
        const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory() && !SKIPPED_FOLDER.test(name)) visit(name);
        if (entry.isFile() && TEXT_FILE.test(name)) {
          files.push(new SourceFile(name, readFileSync(path.join(root, name), 'utf8')));
        }
      }
    };
    for (const folder of LOOKED_AT) visit(folder);
    for (const name of ROOT_FILES) {
      files.push(new SourceFile(name, readFileSync(path.join(root, name), 'utf8')));
    }
    return new Repository(files);
  }

  find(name: string): SourceFile | undefined {
    return this.byPath.get(name);
  }

  get code(): SourceFile[] {
    return this.files.filter((file) => file.isCode);
  }
}
