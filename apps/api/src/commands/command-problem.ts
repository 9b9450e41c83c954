/** Why a command could not do its work, in a sentence for who started it. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
}
