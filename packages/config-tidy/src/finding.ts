/** A place in the repository that breaks a rule of the house. */
export interface Finding {
  path: string;
  line: number;
  message: string;
}

/** How a finding is shown: clickable in most terminals. */
export const findingText = ({ path, line, message }: Finding) => `${path}:${line} ${message}`;
