import ts from 'typescript';
import type { Finding } from './finding.ts';
import type { Repository } from './repository.ts';
import type { SourceFile } from './source-file.ts';

const OPEN_TASK = /\b(?:TODO|FIXME|HACK|XXX)\b(?!\s*\(?#\d+)/;
const LINE_COMMENT: Record<string, RegExp> = {
  sql: /--.*/g,
  yml: /#.*/g,
  yaml: /#.*/g,
  sh: /#.*/g,
};

interface Comment {
  text: string;
  position: number;
}

/** The comments before each token. Text between tags is no code, although a scan would find comments in it. */
function codeComments(file: SourceFile): Comment[] {
  // By position, since a doc comment is a node of its own besides standing before a token.
  const comments = new Map<number, Comment>();
  const collect = ({ pos, end }: ts.CommentRange) => {
    comments.set(pos, { text: file.text.slice(pos, end), position: pos });
  };
  const visit = (node: ts.Node) => {
    const children = node.getChildren(file.tree);
    for (const child of children) visit(child);
    if (children.length > 0 || node.kind === ts.SyntaxKind.JsxText) return;
    for (const range of ts.getTrailingCommentRanges(file.text, node.pos) ?? []) collect(range);
    for (const range of ts.getLeadingCommentRanges(file.text, node.pos) ?? []) collect(range);
  };
  visit(file.tree);
  return [...comments.values()];
}

function commentsOf(file: SourceFile): Comment[] {
  if (file.isCode) return codeComments(file);
  const pattern = LINE_COMMENT[file.path.split('.').pop() ?? ''];
  if (!pattern) return [];
  return [...file.text.matchAll(pattern)].map((match) => ({
    text: match[0],
    position: match.index,
  }));
}

/** Finds comments that leave work open without saying which issue it belongs to, as `(#12)`. */
export function checkOpenTasks(repository: Repository): Finding[] {
  return repository.files.flatMap((file) =>
    commentsOf(file).flatMap(({ text, position }) => {
      const offset = text.search(OPEN_TASK);
      if (offset < 0) return [];
      const line = file.text.slice(0, position + offset).split('\n').length;
      return [{ path: file.path, line, message: 'leaves work open without an issue' }];
    }),
  );
}
