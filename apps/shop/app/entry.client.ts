// Remix asks for this file. The shop loads no framework code in the browser, so it is empty.
export {};
