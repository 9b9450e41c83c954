const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Metadata comes from outside: what is not an id of ours never reaches the database. */
export const isUuid = (text: string | undefined): text is string =>
  text !== undefined && UUID.test(text);
