/** Where this app passes pieces of photos on to the API. */
export const UPLOADS_ADDRESS = '/hochladen';
/** Where a page asks for the ticket of a photo. */
export const TICKET_ADDRESS = '/foto-schein';
