/** Posted by the page after a second login: show the form again with its values, do nothing. */
export const SHOW_AGAIN = 'wiedervorlage';

/** Hidden fields of the login form carry what was typed elsewhere under this prefix. */
export const KEPT_PREFIX = 'behalten.';
