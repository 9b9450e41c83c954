/** Told to a form whose act lies safely on this phone; it does not bubble. */
export const STORED_EVENT = 'command-stored';
