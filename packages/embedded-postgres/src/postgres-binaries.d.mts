export declare function hydrateSymlinks(nativeFolder: string): void;
