export declare function createDatabaseIfMissing(options: {
  adminUrl: string;
  name: string;
}): Promise<void>;
