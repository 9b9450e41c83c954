export declare function clusterFolderOf(dataDir: string): string;
