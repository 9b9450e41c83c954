// Remix asks for this file. The office loads no framework code in the browser, so it is empty.
export {};
