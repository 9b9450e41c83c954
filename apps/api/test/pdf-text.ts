import { extractText, getDocumentProxy } from 'unpdf';

/** All words of a PDF, pages in order, read by a library that the API does not use. */
export async function textOfPdf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), {
    mergePages: true,
  });
  return text;
}
