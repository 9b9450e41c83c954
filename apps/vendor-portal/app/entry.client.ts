// Remix asks for this file. The portal loads no framework code in the browser, so it is empty.
export {};
