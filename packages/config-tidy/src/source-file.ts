import ts from 'typescript';

export interface ImportStatement {
  specifier: string;
  line: number;
  /** Types vanish when the code runs, so they cannot make a cycle. */
  isTypeOnly: boolean;
}

const CODE = /\.(?:tsx?|mts|mjs|js)$/;
const DECLARATION = /\.d\.m?ts$/;
const SPEC = /\.spec\.tsx?$/;

/** One file: its text and, for code, its syntax tree, which is parsed when a rule first asks for it. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  private parsed: ts.SourceFile | undefined;
  private foundImports: ImportStatement[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  get isCode(): boolean {
    return CODE.test(this.path) && !DECLARATION.test(this.path);
  }

  get isSpec(): boolean {
    return SPEC.test(this.path);
  }

  /** Specs, what only they use, and the configuration of the tools that run them. */
  get isForTests(): boolean {
    const inTestFolder = /\/test\//.test(this.path) || this.path.startsWith('packages/testing/');
    return this.isSpec || inTestFolder || /\/jest\.config\.mjs$/.test(this.path);
  }

  /** `apps/shop`, `packages/domain`, or the first folder for what belongs to no workspace. */
  get workspace(): string {
    const [area = '', name = ''] = this.path.split('/');
    return area === 'apps' || area === 'packages' ? `${area}/${name}` : area;
  }

  get tree(): ts.SourceFile {
    this.parsed ??= ts.createSourceFile(this.path, this.text, ts.ScriptTarget.Latest, true);
    return this.parsed;
  }

  lineOf(node: ts.Node): number {
    return this.tree.getLineAndCharacterOfPosition(node.getStart(this.tree)).line + 1;
  }

  /** Calls `visit` for every node of the tree. */
  walk(visit: (node: ts.Node) => void): void {
    const step = (node: ts.Node) => {
      visit(node);
      ts.forEachChild(node, step);
    };
    step(this.tree);
  }

  /** Static imports, re-exports and `import()` calls. */
  get imports(): ImportStatement[] {
    if (this.foundImports) return this.foundImports;
    const found: ImportStatement[] = [];
    this.walk((node) => {
      const statement = importOf(node);
      if (statement) found.push({ ...statement, line: this.lineOf(node) });
    });
    this.foundImports = found;
    return found;
  }
}

function importOf(node: ts.Node): Omit<ImportStatement, 'line'> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, isTypeOnly: onlyTypes(node.importClause) };
  }
  if (
    ts.isExportDeclaration(node) &&
    node.moduleSpecifier &&
    ts.isStringLiteral(node.moduleSpecifier)
  ) {
    return { specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteral(argument)) {
      return { specifier: argument.text, isTypeOnly: false };
    }
  }
  return undefined;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false; // Imported for its effect.
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}
