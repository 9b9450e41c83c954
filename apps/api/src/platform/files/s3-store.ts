import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Config } from '../../config.ts';
import { FileStore } from './file-store.ts';

const MAX_ATTEMPTS = 3;
const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 10_000;
/** Larger than any file of ours; a store that offers more is not read. */
const MAX_FILE_BYTES = 16_000_000;

/** Files in a bucket of an S3-compatible store. The client is heavy and loaded with the first file. */
export class S3Store extends FileStore {
  #client: Promise<S3Client> | undefined;

  constructor(private readonly config: S3Config) {
    super();
  }

  async read(name: string): Promise<Buffer | null> {
    const { GetObjectCommand, NoSuchKey } = await import('@aws-sdk/client-s3');
    const client = await this.client();
    try {
      const answer = await client.send(
        new GetObjectCommand({ Bucket: this.config.bucket, Key: name }),
      );
      if ((answer.ContentLength ?? 0) > MAX_FILE_BYTES) {
        throw new Error(`The file ${name} of the store has ${answer.ContentLength} bytes`);
      }
      return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async write(name: string, bytes: Buffer, mediaType: string): Promise<void> {
    const { PutObjectCommand } = await import('@aws-sdk/client-s3');
    const client = await this.client();
    await client.send(
      new PutObjectCommand({
        Bucket: this.config.bucket,
        Key: name,
        Body: bytes,
        ContentType: mediaType,
      }),
    );
  }

  private client(): Promise<S3Client> {
    this.#client ??= import('@aws-sdk/client-s3').then(
      ({ S3Client }) =>
        new S3Client({
          endpoint: this.config.endpoint || undefined,
          region: this.config.region,
          // A store of one's own rarely has a host name per bucket.
          forcePathStyle: this.config.endpoint !== '',
          credentials: {
            accessKeyId: this.config.accessKeyId,
            secretAccessKey: this.config.secretAccessKey,
          },
          maxAttempts: MAX_ATTEMPTS,
          requestHandler: {
            connectionTimeout: CONNECT_TIMEOUT_MS,
            requestTimeout: REQUEST_TIMEOUT_MS,
            throwOnRequestTimeout: true,
          },
          // Checksums that the protocol does not ask for are unknown to many compatible stores.
          requestChecksumCalculation: 'WHEN_REQUIRED',
          responseChecksumValidation: 'WHEN_REQUIRED',
        }),
    );
    return this.#client;
  }
}
