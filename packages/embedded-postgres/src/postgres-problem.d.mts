export declare class PostgresProblem extends Error {}
export declare function folderProblem(error: unknown, folder: string): Error;
export declare function outputProblem(
  output: string,
  context: { folder: string; port?: number },
): PostgresProblem;
