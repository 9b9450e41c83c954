import { v5 } from 'uuid';

const NAMESPACE = '6f1c1f0e-9a3b-5c55-8e1f-2b6a3c0d7e11';

/** The same demo thing has the same id in every database (UUIDv5, RFC 9562). */
export const demoId = (kind: string, name: string): string => v5(`${kind}:${name}`, NAMESPACE);
