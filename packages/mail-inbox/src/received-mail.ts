/** A mail as the inbox keeps and shows it. */
export interface ReceivedMail {
  /** Grows with every mail, so newer mails sort after older ones. */
  id: number;
  receivedAt: string;
  from: string;
  /** The addresses of the envelope: where the mail really went, blind copies included. */
  to: string[];
  subject: string;
  text: string;
  html: string;
  attachments: { name: string; contentType: string; sizeBytes: number }[];
}
